using System.Security.Cryptography;
using System.Text;
using Ashiato.Core;
using Ashiato.Detection.Logcheck;
using Ashiato.Detection.Logcheck.Ere;
using Ashiato.Detection.Shapes;
using Ashiato.Input.Formats;

namespace Ashiato.App.Pipelines.Check;

/// <summary>
/// Turns chosen lines into tight ignore rules: addresses, numbers and names are generalised, everything else stays. Then looks what
/// else the rules would hide.
/// </summary>
/// <param name="zone">The zone of stamps without one.</param>
/// <param name="clock">The clock.</param>
/// <param name="locale">How rules match.</param>
public sealed class RuleSuggester(TimeZoneInfo zone, TimeProvider clock, EreLocale locale) : IRecordSink
{
    /// <summary>Nobody reads more rules at once.</summary>
    private const int MostRules = 500;

    private readonly Dictionary<string, SuggestedRule> _rules = new(StringComparer.Ordinal);
    private readonly HashSet<UInt128> _chosen = [];

    /// <summary>The rules, in the order of the lines.</summary>
    public IReadOnlyCollection<SuggestedRule> Rules => _rules.Values;

    /// <summary>Chosen lines of further shapes, for which there was no room.</summary>
    public long Dropped { get; private set; }

    /// <summary>Takes the lines that shall be ignored.</summary>
    /// <param name="lines">Plain text.</param>
    public void Choose(Stream lines) =>
        new LogReader().ReadText(lines, this, new ReadContext { Zone = zone, Now = clock.GetUtcNow(), Problems = new ProblemList(), Origin = new RecordOrigin("-") });

    /// <summary>Looks what else the rules would hide in a log.</summary>
    /// <param name="log">The log.</param>
    /// <exception cref="IOException">Reading failed.</exception>
    public void Try(CheckInput log)
    {
        var usable = _rules.Values.Where(r => r.Rule is not null).ToArray();
        var finder = new RuleFinder(locale, [.. usable.Select(r => r.Rule!)]);
        var found = new List<int>();
        LogLines.Read(log, text =>
        {
            var line = Shown(text);
            found.Clear();
            finder.Find(line, found);
            if (found.Count > 0 && !_chosen.Contains(HashOf(line)))
            {
                usable[found[0]].Hide(Encoding.UTF8.GetString(line));
            }
        });
    }

    /// <inheritdoc/>
    void IRecordSink.Accept(Record record)
    {
        if (record.RawLength == 0)
        {
            return;
        }

        _ = _chosen.Add(HashOf(Shown(record.Raw)));
        var shape = LineShaper.Of(record);
        if (!_rules.TryGetValue(shape.Key, out var rule))
        {
            if (_rules.Count >= MostRules)
            {
                Dropped++;
                return;
            }

            rule = _rules[shape.Key] = new SuggestedRule(shape, RuleFor(shape, record));
        }

        rule.Chosen++;
    }

    /// <summary>The first line of a text, without white space at its end: as rules see it.</summary>
    private static ReadOnlySpan<byte> Shown(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return text[..(end < 0 ? text.Length : end)].TrimEnd(" \t\r\v\f"u8);
    }

    private static UInt128 HashOf(ReadOnlySpan<byte> line) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(line));

    /// <summary>A rule that does not match its own line (which may hold bytes that no rule can name) is none.</summary>
    private LogcheckRule? RuleFor(LineShape shape, Record record)
    {
        var made = new RuleReader(locale).ReadFile(new RuleText("suggested", "suggested", Encoding.UTF8.GetBytes(shape.ToExpression() + "\n")));
        var found = new List<int>();
        new RuleFinder(locale, made).Find(Shown(record.Raw), found);
        return made.Count == 1 && found.Count == 1 ? made[0] : null;
    }
}
