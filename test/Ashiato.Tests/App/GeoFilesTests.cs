using Ashiato.App.Geo;
using Ashiato.App.Pipelines;
using Ashiato.Tests.Detection.Geo;

namespace Ashiato.Tests.App;

public sealed class GeoFilesTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Every_database_of_a_directory_is_asked_and_a_broken_one_is_told_and_passed_over()
    {
        _ = _temp.Write("a.mmdb", "made up"u8);
        _ = _temp.Write("b.mmdb", MmdbFile.Make(24, ("192.0.2.0/24", "JP", null, null)));
        _ = _temp.Write("c.mmdb", MmdbFile.Make(28, ("198.51.100.0/24", "DE", null, null)));
        var problems = new ProblemList();
        var geo = GeoFiles.Open(_temp.Path, problems);
        Assert.Equal(("JP", "DE"), (geo.Find("192.0.2.1"u8)?.Country, geo.Find("198.51.100.1"u8)?.Country));
        var problem = Assert.Single(problems.All);
        Assert.Equal(Path.Combine(_temp.Path, "a.mmdb"), problem.Path);
        Assert.DoesNotContain("marker", problem.Text.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_under_two_names_is_opened_once()
    {
        var file = _temp.Write("real.mmdb", "made up"u8);
        File.CreateSymbolicLink(Path.Combine(_temp.Path, "link.mmdb"), file);
        var problems = new ProblemList();
        Assert.True(GeoFiles.Open(_temp.Path, problems).IsEmpty);
        Assert.Equal(file, Assert.Single(problems.All).Path);
    }

    [Fact]
    public void A_directory_that_may_not_be_listed_is_told_and_ends_nothing()
    {
        var closed = Path.Combine(_temp.Path, "closed");
        _ = Directory.CreateDirectory(closed);
        File.SetUnixFileMode(closed, UnixFileMode.None);
        Unprivileged.Run(_temp, () =>
        {
            var problems = new ProblemList();
            Assert.True(GeoFiles.Open(closed, problems).IsEmpty);
            Assert.Equal(closed, Assert.Single(problems.All).Path);
        });
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void What_is_not_there_is_empty()
    {
        var problems = new ProblemList();
        Assert.True(GeoFiles.Open(Path.Combine(_temp.Path, "typo.mmdb"), problems).IsEmpty);
        Assert.Empty(problems.All);
    }
}
