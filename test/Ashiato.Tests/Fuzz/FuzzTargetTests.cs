using Ashiato.Fuzz;
using Ashiato.Input.Formats;

namespace Ashiato.Tests.Fuzz;

/// <summary>The fuzzer's targets over fixed input: its own samples a little changed, and every input that was kept.</summary>
public sealed class FuzzTargetTests
{
    private const int Changed = 12;

    /// <summary>A target that understands little is given more, until it has understood something.</summary>
    private const int MostChanged = 500;

    private static readonly Lazy<Seeds> All = new(() => Seeds.Read(Repository.Root, null));

    public static TheoryData<string> Targets() => [.. FuzzTargets.All.Select(t => t.Name)];

    public static TheoryData<string> Corpus() => [.. Seeds.Corpus(Repository.Root).Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_target_reads_changed_samples(string name)
    {
        var target = FuzzTargets.All.Single(t => t.Name == name);
        var own = target.Format is not null && All.Value.ByFormat.TryGetValue(target.Format, out var of) ? of : All.Value.Own;
        var mutator = new Mutator(20260227);
        var seen = new Signatures();
        for (var i = 0; i < Changed || (seen.Count == 0 && i < MostChanged); i++)
        {
            target.Run(mutator.Mutate(mutator.Pick(own), All.Value.Own), seen);
        }

        Assert.True(seen.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void A_kept_input_reads(string file)
    {
        var target = FuzzTargets.OfFile(file);
        Assert.True(target is not null, $"no target for fuzz/corpus/{file}");
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "fuzz", "corpus", file));
        Assert.InRange(bytes.Length, 0, FuzzRun.MostKeptLength);
        target!.Run(bytes, new Signatures());
    }

    [Fact]
    public void Every_format_of_the_catalogue_is_a_target()
    {
        var formats = FormatCatalog.Lines.Select(f => f.Name)
            .Concat(FormatCatalog.Programs.Select(f => f.Name))
            .Concat(FormatCatalog.Shared.Select(f => f.Name))
            .Concat(FormatCatalog.Binaries(null).Select(f => f.Name));
        Assert.Empty(formats.Except(FuzzTargets.All.Select(t => t.Format)));
    }

    [Fact]
    public void Names_of_targets_are_unique_and_can_be_file_names()
    {
        Assert.Equal(FuzzTargets.All.Count, FuzzTargets.All.Select(t => t.Name).Distinct().Count());
        Assert.All(FuzzTargets.All, t => Assert.DoesNotContain('/', t.Name));
        Assert.All(FuzzTargets.All, t => Assert.Same(t, FuzzTargets.OfFile(t.Name + "-0123")));
    }

    [Fact]
    public void The_same_seed_gives_the_same_inputs()
    {
        byte[][] seeds = ["Feb 27 10:11:12 web1 sshd[1]: hello"u8.ToArray(), "x"u8.ToArray()];
        var (one, other) = (new Mutator(7), new Mutator(7));
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(one.Mutate(one.Pick(seeds), seeds), other.Mutate(other.Pick(seeds), seeds));
        }
    }
}
