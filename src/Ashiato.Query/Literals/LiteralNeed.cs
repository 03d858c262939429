using Ashiato.Core;

namespace Ashiato.Query.Literals;

/// <summary>Texts of which at least one stands in every record that a filter matches.</summary>
public sealed class LiteralNeed
{
    /// <summary>More texts than this make a need that nearly everything fulfils.</summary>
    private const int Most = 1_000;

    /// <summary>Longer texts are not told apart: one is as rare as the other.</summary>
    private const int Telling = 6;

    private LiteralNeed(IReadOnlyList<Literal> literals)
    {
        Literals = literals;
        Strength = int.MaxValue;
        foreach (var literal in literals)
        {
            Strength = Math.Min(Strength, literal.Text.Length);
        }
    }

    /// <summary>The texts.</summary>
    public IReadOnlyList<Literal> Literals { get; }

    /// <summary>How telling the need is: the length of its shortest text.</summary>
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

    /// <summary>The most telling of some needs that hold together: the first of those with the longest texts, and of these the fewest.</summary>
    public static LiteralNeed? Best(IEnumerable<LiteralNeed?> needs)
    {
        LiteralNeed? best = null;
        foreach (var need in needs)
        {
            if (need is null)
            {
                continue;
            }

            var more = best is null ? 1 : Math.Min(need.Strength, Telling) - Math.Min(best.Strength, Telling);
            best = more > 0 || (more == 0 && need.Literals.Count < best!.Literals.Count) ? need : best;
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
}
