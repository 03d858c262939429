namespace Ashiato.Detection.Sigma.Model;

/// <summary>A part of a condition.</summary>
public abstract record ConditionNode;

/// <summary>Both must hold.</summary>
/// <param name="Left">The one.</param>
/// <param name="Right">The other.</param>
public sealed record AndCondition(ConditionNode Left, ConditionNode Right) : ConditionNode;

/// <summary>One must hold.</summary>
/// <param name="Left">The one.</param>
/// <param name="Right">The other.</param>
public sealed record OrCondition(ConditionNode Left, ConditionNode Right) : ConditionNode;

/// <summary>It must not hold.</summary>
/// <param name="Inner">It.</param>
public sealed record NotCondition(ConditionNode Inner) : ConditionNode;

/// <summary>A search identifier must hold.</summary>
/// <param name="Name">Its name.</param>
public sealed record NamedCondition(string Name) : ConditionNode;

/// <summary>Some of the search identifiers of a pattern must hold: <c>1 of selection*</c>, <c>all of them</c>.</summary>
/// <param name="Least">How many; null for all.</param>
/// <param name="Pattern">A name with <c>*</c>; <c>them</c> for all whose names do not begin with an underscore.</param>
public sealed record OfCondition(int? Least, string Pattern) : ConditionNode
{
    /// <summary>The names that the pattern stands for.</summary>
    public IEnumerable<string> Names(IEnumerable<string> all) => Pattern == "them"
        ? all.Where(n => !n.StartsWith('_'))
        : all.Where(n => IsLike(n, Pattern));

    private static bool IsLike(string name, string pattern)
    {
        var pieces = pattern.Split('*');
        if (pieces.Length == 1)
        {
            return name == pattern;
        }

        var at = pieces[0].Length;
        if (!name.StartsWith(pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var piece in pieces[1..^1])
        {
            at = name.IndexOf(piece, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += piece.Length;
        }

        return name.Length - at >= pieces[^1].Length && name.EndsWith(pieces[^1], StringComparison.Ordinal);
    }
}
