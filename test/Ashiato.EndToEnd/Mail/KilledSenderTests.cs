using System.Diagnostics;
using System.Text;

namespace Ashiato.EndToEnd.Mail;

/// <summary>
/// kill -9 of the sender at 100 random points of the dialogue. No letter is lost; one comes twice only where the hub had the final dot and the
/// sender died before it had recorded the answer, the window that no protocol closes (RFC 1047).
/// </summary>
public sealed class KilledSenderTests(ITestOutputHelper output)
{
    private const int Kills = 100;
    private const int LettersBetweenFlushes = 10;
    private const int MostPieces = 3;
    private const int Seed = 4;

    private static readonly Lazy<string> Short = new(() => Lines(600));
    private static readonly Lazy<string> Long = new(() => Lines(50_000));

    private readonly Lock _lock = new();
    private readonly HashSet<object> _dead = [];
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private Process? _victim;
    private int _pieces;
    private int _moments;
    private int _killAt = -1;
    private int _killed;

    [Fact]
    public void No_letter_is_lost_and_only_the_unavoidable_come_twice()
    {
        using var directory = new TempDirectory();
        using var hub = new FakeHub { Moment = Moment };
        var configuration = MailProgram.Configure(directory, hub.Port);
        var letters = new List<string> { "letter-0" };
        Run(configuration, "letter-0", killAt: -1);
        var whole = _moments;
        Assert.True(whole >= 12, $"only {whole} moments in a dialogue");
        var random = new Random(Seed);
        while (_killed < Kills && letters.Count < 2 * Kills)
        {
            letters.Add("letter-" + letters.Count);
            Run(configuration, letters[^1], random.Next(whole));
            if (letters.Count % LettersBetweenFlushes == 0)
            {
                Run(configuration, null, random.Next(whole * LettersBetweenFlushes / 2));
            }
        }

        Run(configuration, null, killAt: -1);
        Assert.Contains("No mail waits.", MailProgram.Run("", "mail", "queue", "--config", configuration).Out, StringComparison.Ordinal);
        var came = hub.Taken.GroupBy(l => l.Field("Subject")!).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        Assert.DoesNotContain(letters, l => !came.ContainsKey(l));
        Assert.All(came, c => Assert.True(c.Value - 1 <= _open.GetValueOrDefault(c.Key), $"{c.Key} came {c.Value} times, {_open.GetValueOrDefault(c.Key)} kills were in the window"));
        Assert.All(hub.Taken, l => Assert.Equal(Body(l.Field("Subject")!), l.Content[(l.Content.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));
        output.WriteLine($"{_killed} kills, {letters.Count} letters, {hub.Taken.Count - letters.Count} duplicates, {_open.Values.Sum()} kills between the final dot and its record");
    }

    /// <summary>Submits a letter, or flushes the queue, and is killed at a moment.</summary>
    private void Run(string configuration, string? subject, int killAt)
    {
        var input = subject is null ? "" : $"Subject: {subject}\n\n{Body(subject).ReplaceLineEndings("\n")}";
        string[] arguments = subject is null ? ["mail", "flush", "--all", "--config", configuration] : ["sendmail", "--config", configuration, "-i", "someone@example.org"];
        lock (_lock)
        {
            (_moments, _killAt) = (0, killAt);
            _victim = MailProgram.Start(ProgramRun.Program, Encoding.UTF8.GetBytes(input), arguments);
        }

        using var process = _victim;
        Assert.True(process.WaitForExit(60_000), "did not end in 60 s");
        lock (_lock)
        {
            _victim = null;
        }
    }

    /// <summary>A sender has one connection. Only the first pieces of a message count, so that all moments are met alike.</summary>
    private void Moment(HubMoment moment, string? subject, object connection)
    {
        lock (_lock)
        {
            _pieces = moment == HubMoment.PieceOfDataCame ? _pieces + 1 : 0;
            var isDead = _dead.Contains(connection);
            if (isDead || _victim is null || _pieces > MostPieces || _moments++ != _killAt)
            {
                // The dot of one killed before was on its way already.
                Count(subject, isDead && moment == HubMoment.FinalDotCame);
                return;
            }

            _victim.Kill();
            _victim.WaitForExit();
            _dead.Add(connection);
            _killed++;
            Count(subject, moment is HubMoment.FinalDotCame or HubMoment.FinalDotAnswered);
        }
    }

    private void Count(string? subject, bool isInWindow)
    {
        if (isInWindow)
        {
            _open[subject!] = _open.GetValueOrDefault(subject!) + 1;
        }
    }

    /// <summary>Every tenth is longer than the socket's buffers: a sender killed in the middle has not sent the rest.</summary>
    private static string Body(string subject) => subject.EndsWith('5') ? Long.Value : Short.Value;

    private static string Lines(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"line {i} of a body that is long enough to come in several pieces\r\n"));
}
