using Ashiato.App.Output;
using Ashiato.Core;
using Ashiato.Input.Sources;

namespace Ashiato.Tests.App;

public sealed class ReportFileTests : IDisposable
{
    private readonly TempDirectory _evidence = new();
    private readonly TempDirectory _elsewhere = new();

    [Theory]
    [InlineData("report.html")]
    [InlineData("var/log/report.html")]
    [InlineData("../{0}/report.html")]
    public void A_report_never_goes_into_the_evidence(string name)
    {
        var path = Path.Combine(_evidence.Path, string.Format(null, name, Path.GetFileName(_evidence.Path)));
        Assert.Equal(ProblemKind.Denied, Assert.Throws<EvidenceException>(() => ReportFile.At(path, _evidence.Path)).Problem.Kind);
    }

    [Fact]
    public void Links_are_followed_before_it_is_decided()
    {
        var link = Path.Combine(_elsewhere.Path, "link");
        File.CreateSymbolicLink(link, _evidence.Path);
        Assert.Throws<EvidenceException>(() => ReportFile.At(Path.Combine(link, "report.html"), _evidence.Path));
        Assert.Throws<EvidenceException>(() => ReportFile.At(Path.Combine(_evidence.Path, "report.html"), link));
    }

    [Fact]
    public void The_evidence_file_itself_is_not_replaced()
    {
        var log = _evidence.Write("auth.log", "x\n"u8);
        Assert.Throws<EvidenceException>(() => ReportFile.At(log, log));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/dev/null")]
    [InlineData("/tmp/")]
    [InlineData("/there/is/no/such/directory/report.html")]
    public void A_place_that_is_no_file_is_refused(string path) => Assert.Throws<EvidenceException>(() => ReportFile.At(path, _evidence.Path));

    [Fact]
    public void The_file_is_whole_and_its_owners_only()
    {
        var path = _elsewhere.Write("report.html", "old"u8);
        ReportFile.At(path, _evidence.Path).Write(w => w.Write("足跡"));
        Assert.Equal("足跡", File.ReadAllText(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_failure_leaves_the_old_file()
    {
        var path = _elsewhere.Write("report.html", "old"u8);
        Assert.Throws<IOException>(() => ReportFile.At(path, _evidence.Path).Write(_ => throw new IOException("no space")));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_elsewhere.Path));
    }

    public void Dispose()
    {
        _evidence.Dispose();
        _elsewhere.Dispose();
    }
}
