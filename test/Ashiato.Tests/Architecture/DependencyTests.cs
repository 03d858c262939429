using System.Xml.Linq;

namespace Ashiato.Tests.Architecture;

/// <summary>The house's arrows: who may know whom. The whole list, also of rooms that are not built yet.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["Query"] = ["Core"],
        ["Input"] = ["Core"],
        ["Host"] = ["Core"],
        ["Protocols"] = ["Core"],
        ["Store"] = ["Core", "Query"],
        ["Detection"] = ["Core", "Query"],
        ["Reports"] = ["Core", "Query", "Detection"],
        ["Mail"] = ["Core"],
        ["App"] = ["Core", "Query", "Input", "Host", "Protocols", "Store", "Detection", "Reports", "Mail"],
        ["Cli"] = ["App"],
        ["Server"] = ["App"],
    };

    public static TheoryData<string> Projects() => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(d => Path.GetFileName(d)["Ashiato.".Length..]).Order()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_those_it_may_know(string name)
    {
        var path = Path.Combine(Repository.Root, "src", "Ashiato." + name, "Ashiato." + name + ".csproj");
        var references = XDocument.Load(path).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)["Ashiato.".Length..]);
        Assert.True(Allowed.TryGetValue(name, out var allowed), $"src/Ashiato.{name} is not a room of the house");
        Assert.Empty(references.Except(allowed!));
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var wrong = new List<string>();
        foreach (var file in Repository.Sources("src").Concat(Repository.Sources("test")))
        {
            var folder = Path.GetDirectoryName(Path.GetRelativePath(Repository.Root, file))!.Split('/').Skip(1);
            var expected = string.Join('.', folder);
            var line = File.ReadLines(file).FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal));
            if (line is not null && line != $"namespace {expected};")
            {
                wrong.Add($"{file}: {line}, expected {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_source_file_is_longer_than_it_may_be() =>
        Assert.Empty(Repository.Sources("src").Where(f => File.ReadLines(f).Count() > 450).Select(f => Path.GetRelativePath(Repository.Root, f)));
}
