using System.Text;
using Ashiato.Core;

namespace Ashiato.Query.Literals;

/// <summary>Texts of which at least one stands in every record that a filter matches.</summary>
public sealed class LiteralNeed
{
    /// <summary>More texts than this make a need that nearly everything fulfils.</summary>
    private const int Most = 1_000;

    /// <summary>Fields of which most records of a log share one of a few values...</summary>
    private static readonly HashSet<FieldName> Common =
    [
        FieldNames.EventKind, FieldNames.EventCategory, FieldName.Get("event.type"), FieldNames.EventOutcome, FieldNames.EventAction,
        FieldNames.HttpRequestMethod, FieldNames.HttpResponseStatusCode, FieldNames.LogLevel, FieldNames.NetworkTransport,
    ];

    /// <summary>... and those values: however long, they tell little.</summary>
    private static readonly HashSet<string> CommonTexts =
    [
        "event", "authentication", "session", "web", "process", "network", "database", "file", "host", "email", "info", "start", "end", "access",
        "success", "failure", "get", "post", "200", "301", "302", "304", "404", "notice", "warning", "error", "tcp", "udp",
    ];

    /// <summary>Does it look into whole messages, which are long?</summary>
    private readonly bool _isBroad;

    private LiteralNeed(IReadOnlyList<Literal> literals)
    {
        Literals = literals;
        Strength = Telling.Of(literals, l => IsCommon(l) ? 0 : l.Text.Length);
        foreach (var literal in literals)
        {
            _isBroad |= literal.Field is null || ReferenceEquals(literal.Field, FieldNames.Message);
        }
    }

    /// <summary>The texts.</summary>
    public IReadOnlyList<Literal> Literals { get; }

    /// <summary>How telling the need is: the length of its shortest text, to a bound; nothing where most records have such a value.</summary>
    public int Strength { get; }

    /// <summary>The need that one of some texts stands in a field.</summary>
    /// <param name="field">The field; null for the record's whole text.</param>
    /// <param name="texts">The texts, ASCII letters in lower case; none when nothing is known.</param>
    public static LiteralNeed? In(FieldName? field, IReadOnlyList<byte[]> texts)
    {
        var literals = new Literal[texts.Count];
        for (var i = 0; i < literals.Length; i++)
        {
            if (texts[i].Length == 0)
            {
                return null;
            }

            literals[i] = new Literal(field, texts[i]);
        }

        return literals.Length == 0 ? null : new LiteralNeed(literals);
    }

    /// <summary>The most telling of some needs that hold together: those with the longest texts, of these those that look into short fields, and of these the fewest.</summary>
    public static LiteralNeed? Best(IEnumerable<LiteralNeed?> needs)
    {
        LiteralNeed? best = null;
        foreach (var need in needs)
        {
            if (need is null)
            {
                continue;
            }

            var more = best is null ? 1 : need.Strength - best.Strength;
            if (more == 0)
            {
                more = need._isBroad == best!._isBroad ? best.Literals.Count - need.Literals.Count : best._isBroad ? 1 : -1;
            }

            best = more > 0 ? need : best;
        }

        return best;
    }

    /// <summary>The need of an alternative: null as soon as one of its ways needs nothing.</summary>
    public static LiteralNeed? Any(IEnumerable<LiteralNeed?> needs)
    {
        var all = new List<Literal>();
        foreach (var need in needs)
        {
            if (need is null || all.Count + need.Literals.Count > Most)
            {
                return null;
            }

            all.AddRange(need.Literals);
        }

        return all.Count == 0 ? null : new LiteralNeed(all);
    }

    private static bool IsCommon(Literal literal) =>
        literal.Field is not null && Common.Contains(literal.Field) && CommonTexts.Contains(Encoding.UTF8.GetString(literal.Text));
}
