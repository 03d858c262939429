using Ashiato.Core;

namespace Ashiato.Query.Literals;

/// <summary>Texts of which at least one stands in every record that a filter matches.</summary>
public sealed class LiteralNeed
{
    /// <summary>More texts than this make a need that nearly everything fulfils.</summary>
    private const int Most = 1_000;

    private LiteralNeed(IReadOnlyList<Literal> literals) => Literals = literals;

    /// <summary>The texts.</summary>
    public IReadOnlyList<Literal> Literals { get; }

    /// <summary>How telling the need is: the length of its shortest text.</summary>
    public int Strength => Literals.Min(l => l.Text.Length);

    /// <summary>The need that one of some texts stands in a field.</summary>
    /// <param name="field">The field; null for the record's whole text.</param>
    /// <param name="texts">The texts, ASCII letters in lower case; none when nothing is known.</param>
    public static LiteralNeed? In(FieldName? field, IReadOnlyList<byte[]> texts) =>
        texts.Count == 0 || texts.Any(t => t.Length == 0) ? null : new LiteralNeed([.. texts.Select(t => new Literal(field, t))]);

    /// <summary>The most telling of some needs that hold together.</summary>
    public static LiteralNeed? Best(IEnumerable<LiteralNeed?> needs) =>
        needs.OfType<LiteralNeed>().OrderByDescending(n => Math.Min(n.Strength, 6)).ThenBy(n => n.Literals.Count).FirstOrDefault();

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
