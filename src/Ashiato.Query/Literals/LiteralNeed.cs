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
        "success", "failure", "get", "post", "200", "301", "302", "304", "404", "info", "notice", "warning", "error", "tcp", "udp",
    ];

    private LiteralNeed(IReadOnlyList<Literal> literals)
    {
        Literals = literals;
        Strength = literals.Min(l => l.Field is not null && Common.Contains(l.Field) && CommonTexts.Contains(Encoding.UTF8.GetString(l.Text)) ? 0 : Math.Min(l.Text.Length, 6));
    }

    /// <summary>The texts.</summary>
    public IReadOnlyList<Literal> Literals { get; }

    /// <summary>How telling the need is: the length of its shortest text, to a bound; nothing where the field has the same value in most records.</summary>
    public int Strength { get; }

    /// <summary>Does it look into whole messages, which are long?</summary>
    private bool IsBroad => Literals.Any(l => l.Field is null || ReferenceEquals(l.Field, FieldNames.Message));

    /// <summary>The need that one of some texts stands in a field.</summary>
    /// <param name="field">The field; null for the record's whole text.</param>
    /// <param name="texts">The texts, ASCII letters in lower case; none when nothing is known.</param>
    public static LiteralNeed? In(FieldName? field, IReadOnlyList<byte[]> texts) =>
        texts.Count == 0 || texts.Any(t => t.Length == 0) ? null : new LiteralNeed([.. texts.Select(t => new Literal(field, t))]);

    /// <summary>The most telling of some needs that hold together.</summary>
    public static LiteralNeed? Best(IEnumerable<LiteralNeed?> needs) =>
        needs.OfType<LiteralNeed>().OrderByDescending(n => n.Strength).ThenBy(n => n.IsBroad).ThenBy(n => n.Literals.Count).FirstOrDefault();

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
}
