using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Ashiato.EndToEnd.Following;

/// <summary>
/// A process writes numbered lines and rotates; another reads, prepares, queues and commits, and is killed at random moments.
/// In the end every line is in one letter. <c>ASHIATO_KILLS</c> is the number of kills of each kind.
/// </summary>
public sealed partial class KillTests : IDisposable
{
    private const int UsualKills = 40;

    private readonly TempDirectory _temp = new();
    private string _log = "";

    public void Dispose() => _temp.Dispose();

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("ASHIATO_KILLS"), out var kills) ? kills : UsualKills;

    [Theory]
    [InlineData("plain")]
    [InlineData("copytruncate")]
    [InlineData("journal")]
    public void Every_line_is_reported_exactly_once(string kind)
    {
        var seed = Environment.TickCount;
        var (logs, spool) = (Folder("logs"), Folder("spool"));
        var random = new Random(seed);
        _log = kind == "journal" ? logs : Path.Combine(logs, "app.log");
        if (kind != "journal")
        {
            File.WriteAllText(_log, "Mar  1 12:00:00 web1 app[1]: line 0\n");
        }

        Once();
        using var writer = Start("write", logs, kind, seed.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < Kills; i++)
        {
            KillReader(random);
        }

        writer.StandardInput.Close();
        var said = writer.StandardOutput.ReadToEnd().Split(' ');
        writer.WaitForExit();
        Once();
        Once();
        Once();
        var letters = Directory.GetFiles(spool).Where(f => !f.EndsWith(".tmp", StringComparison.Ordinal)).ToList();
        // This writer makes its journal anew every few milliseconds, which journald does not: a run may have to leave it to the next.
        var lines = letters.SelectMany(File.ReadAllLines).Where(l => !l.Contains("renamed again and again", StringComparison.Ordinal)).ToList();
        TestContext.Current.SendDiagnosticMessage($"{kind}: seed {seed}, {Kills} kills, {said[1].Trim()} rotations, {said[0]} lines, {letters.Count} letters");
        Assert.DoesNotContain(lines, l => !Whole().IsMatch(l));
        var numbers = lines.Select(l => int.Parse(l.AsSpan(l.LastIndexOf(' ') + 1))).Order().ToList();
        Assert.Equal(Enumerable.Range(0, int.Parse(said[0])), numbers);
        Assert.True(letters.Count > Kills / 10);
    }

    // Most are killed while they read, a few while they start.
    private void KillReader(Random random)
    {
        using var reader = Start(Arguments("forever"));
        var isStarting = random.Next(4) == 0;
        if (!isStarting)
        {
            Assert.Equal("ready", reader.StandardOutput.ReadLine());
        }

        Assert.False(reader.WaitForExit(random.Next(isStarting ? 200 : 25)), "the reader ended by itself");
        reader.Kill();
        reader.WaitForExit();
    }

    private void Once()
    {
        using var reader = Start(Arguments("once"));
        reader.WaitForExit();
        Assert.Equal(0, reader.ExitCode);
    }

    private string[] Arguments(string mode) => ["read", Path.Combine(_temp.Path, "state"), Path.Combine(_temp.Path, "spool"), mode, _log];

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_temp.Path, name)).FullName;

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    [GeneratedRegex(@"\A[A-Z][a-z]{2} [ 0-9]\d \d\d:\d\d:\d\d web1 [a-z]+\[\d+\]: line \d+\z")]
    private static partial Regex Whole();

    private static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Ashiato.FollowHost");
}
