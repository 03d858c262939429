namespace Ashiato.EndToEnd.BadInput;

/// <summary>A program, a picture, a document or random bytes in the place of a log: one line says so, and other files are read.</summary>
public sealed class NotALogTests
{
    private static readonly byte[] Noise = RandomBytes(200_000);

    private static readonly Dictionary<string, byte[]> Contents = new()
    {
        ["a program (ELF)"] = [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[9], .. Noise],
        ["a picture (PNG)"] = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 13, .. "IHDR"u8, .. Noise],
        ["a document (PDF)"] = [.. "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"u8],
        ["data that is no text"] = Noise,
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var what in Contents.Keys)
            {
                foreach (var command in (string[])["investigate", "detect", "logs", "parse", "explain"])
                {
                    cases.Add(command, what);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_one_line_and_the_documented_status(string command, string what)
    {
        using var directory = new TempDirectory();
        var path = directory.Write("auth.log", Contents[what]);
        var run = command == "explain" ? ProgramRun.Shell("\"$P\" explain < \"$1\"", path) : ProgramRun.Of(command, path);
        Assert.Equal(3, run.Status);
        Assert.Contains("not a log but " + what, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("investigate", 10)] // a log of log-ins that somebody wrote over is a sign
    [InlineData("logs", 0)]
    [InlineData("parse", 0)]
    public void The_other_files_are_read(string command, int status)
    {
        using var directory = new TempDirectory();
        directory.Write("var/log/auth.log", Noise);
        directory.Write("var/log/secure", Logs.Auth(300));
        var run = ProgramRun.Of(command, directory.Path);
        Assert.Equal(status, run.Status);
        Assert.Contains(command == "logs" ? "secure" : "192.0.2.7", run.Out, StringComparison.Ordinal);
        Assert.Contains("auth.log: not a log but data that is no text", run.Out + run.Error, StringComparison.Ordinal);
        Assert.Equal(command == "parse" ? 1 : 0, run.ErrorLines.Length);
    }

    [Theory]
    [InlineData("parse")]
    [InlineData("detect")]
    public void Of_several_named_files_the_others_are_read(string command)
    {
        using var directory = new TempDirectory();
        var run = ProgramRun.Of(command, directory.Write("picture", Contents["a picture (PNG)"]), directory.Write("auth.log", Logs.Auth(300)));
        Assert.Equal(3, run.Status);
        Assert.Contains("picture: not a log but a picture (PNG)", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("192.0.2.7", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_behind_other_data_is_read()
    {
        using var directory = new TempDirectory();
        var run = ProgramRun.Of("parse", directory.Write("auth.log", [.. Noise, (byte)'\n', .. Logs.Auth(3)]));
        Assert.Equal(0, run.Status);
        Assert.Contains("the log was read from byte 200001 on", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(3, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
