using System.Text;
using System.Text.Json;

namespace Ashiato.Tests.Detection.Expectations;

/// <summary>
/// The test logs of fail2ban's filters: lines that a filter must report must give an event of failure or attack with the
/// same host, lines that it must not report must give none.
/// <para>fail2ban counts some sessions at their last line, which may name no host: it remembers what the process said
/// before, and so does this test. A line that it must not report, but that accuses a host which it reports through another
/// line of the same session, is no wrong accusation; nor is one that names the stated host in a line of a kind that a wider
/// mode of the same filter reports. A refusal by one module whose process lets the user in at once (two methods tried one
/// after the other) is none at the end of the session.</para>
/// </summary>
public sealed class Fail2banTests
{
    private const double Least = 0.90;
    private const double MostFalse = 0.02;

    [Fact]
    public void Reported_lines_are_failures_or_attacks_of_the_same_host()
    {
        var below = new List<string>();
        var (lines, seen) = (0, 0);
        foreach (var (service, text, expected) in Services())
        {
            var events = Reading.Events(text);
            var wanted = expected.Where(e => e.Match).ToList();
            var got = 0;
            foreach (var line in wanted)
            {
                var of = Of(events, line.Number);
                var session = of is null ? [] : Session(events, of);
                if (session.Any(e => e.IsAttack || e.IsFailure) && session.Any(e => e.Hosts.Any(h => Reading.IsSame(h, line.Host))))
                {
                    got++;
                }
                else
                {
                    Print($"{service}: {line.Host}: {of}\n    {line.Text}");
                }
            }

            Print($"{service}: {got} of {wanted.Count}");
            lines += wanted.Count;
            seen += got;
            if (got < Least * wanted.Count)
            {
                below.Add($"{service}: {got} of {wanted.Count}");
            }
        }

        Print($"fail2ban: {seen} of {lines} lines ({(double)seen / lines:P1})");
        Assert.True(below.Count == 0, string.Join("; ", below));
    }

    [Fact]
    public void Other_lines_are_not()
    {
        var (lines, wrong) = (0, 0);
        foreach (var (service, text, expected) in Services())
        {
            var events = Reading.Events(text);
            var reported = expected.Where(e => e.Match).Select(e => e.Host).ToList();
            var kinds = expected.Where(e => e.Match).Select(e => Of(events, e.Number)?.Code).ToHashSet();
            foreach (var line in expected.Where(e => !e.Match))
            {
                lines++;
                if (Of(events, line.Number) is { } of && (of.IsAttack || of.IsFailure) && of.Hosts.Count > 0
                    && !of.Hosts.Any(h => reported.Any(r => Reading.IsSame(h, r)))
                    && !(kinds.Contains(of.Code) && of.Hosts.Any(h => Reading.IsSame(h, line.Host)))
                    && !IsLetInLater(events, of))
                {
                    wrong++;
                    Print($"{service}: {of}\n    {line.Text}");
                }
            }
        }

        Print($"fail2ban: {wrong} of {lines} lines that must not be reported ({(double)wrong / lines:P1})");
        Assert.True(wrong <= MostFalse * lines, $"{wrong} of {lines}");
    }

    /// <summary>The event that holds a line.</summary>
    private static SeenEvent? Of(IReadOnlyList<SeenEvent> events, int line) => events.LastOrDefault(e => e.Line <= line);

    /// <summary>The event and what the same process said before it.</summary>
    private static IReadOnlyList<SeenEvent> Session(IReadOnlyList<SeenEvent> events, SeenEvent of) =>
        of.Process is null ? [of] : [.. events.Where(e => e.Process == of.Process && e.Line <= of.Line)];

    private static bool IsLetInLater(IReadOnlyList<SeenEvent> events, SeenEvent of) =>
        of.Process is not null && events.Any(e => e.Process == of.Process && e.Line > of.Line && e.IsSuccess && e.Hosts.Intersect(of.Hosts).Any());

    /// <summary>Each file without its comments, and what they say about the lines after them. Files may hold the same line for several modes: what one mode reports is to be reported.</summary>
    private static IEnumerable<(string Service, string Text, IReadOnlyList<Expected> Lines)> Services()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Needs.Corpora(), "expectations", "fail2ban")).Order(StringComparer.Ordinal))
        {
            var text = new StringBuilder();
            var lines = new List<Expected>();
            (bool Match, string? Host)? next = null;
            var number = 0;
            var isJournalFile = false;
            var isJournal = false;
            foreach (var line in File.ReadAllLines(file))
            {
                if (line.StartsWith("# failJSON:", StringComparison.OrdinalIgnoreCase))
                {
                    using var json = JsonDocument.Parse(line["# failJSON:".Length..]);
                    next = (json.RootElement.GetProperty("match").GetBoolean(), json.RootElement.TryGetProperty("host", out var host) ? host.GetString() : null);
                }
                else if (line.StartsWith("# fileOptions:", StringComparison.Ordinal))
                {
                    isJournalFile = isJournal = line.Contains("\"logtype\": \"journal\"", StringComparison.Ordinal);
                }
                else if (line.StartsWith("# filterOptions:", StringComparison.Ordinal))
                {
                    // What comes from the journal has no stamp of its own.
                    isJournal = isJournalFile || line.Contains("\"logtype\": \"journal\"", StringComparison.Ordinal);
                }
                else if (line.Length > 0 && line[0] != '#')
                {
                    number++;
                    _ = text.Append(isJournal && !char.IsAsciiDigit(line[0]) ? "Jun  1 12:00:00 " : "").Append(line).Append('\n');
                    if (next is var (match, host))
                    {
                        lines.Add(new Expected(number, match, host, line));
                        next = null;
                    }
                }
            }

            var reported = lines.Where(l => l.Match).Select(l => l.Text).ToHashSet(StringComparer.Ordinal);
            yield return (Path.GetFileName(file), text.ToString(), [.. lines.Where(l => l.Match || !reported.Contains(l.Text))]);
        }
    }

    private static void Print(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);

    private sealed record Expected(int Number, bool Match, string? Host, string Text);
}
