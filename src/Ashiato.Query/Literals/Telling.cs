namespace Ashiato.Query.Literals;

/// <summary>How much it tells that one of some texts stands in a value.</summary>
internal static class Telling
{
    /// <summary>Longer texts are not told apart: one is as rare as the other.</summary>
    private const int Most = 6;

    /// <summary>The length of the shortest text, to a bound.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="length">The length of one; 0 where it tells nothing.</param>
    public static int Of<T>(IReadOnlyList<T> texts, Func<T, int> length)
    {
        var shortest = Most;
        for (var i = 0; i < texts.Count; i++)
        {
            shortest = Math.Min(shortest, length(texts[i]));
        }

        return shortest;
    }
}
