using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck;

/// <summary>How much a pattern takes when it is laid out; intervals multiply.</summary>
internal static class PatternSize
{
    /// <summary>Places of one pattern: <c>.{32767}</c> is within it, intervals of intervals of intervals are not.</summary>
    internal const long MostOfPattern = 70_000;

    /// <summary>Places of all patterns together, 32 bytes each; all of Debian's need 120,000.</summary>
    internal const long MostOfAll = 800_000;

    /// <summary>The places a pattern takes.</summary>
    internal static long Of(EreNode node)
    {
        long inside = 1;
        foreach (var child in node.Children)
        {
            inside = Math.Min(inside + Of(child), int.MaxValue);
        }

        return node.Kind == EreKind.Repeat ? Math.Min((inside + 1) * Math.Max(Math.Max(node.Min, node.Max), 1), int.MaxValue) : inside;
    }
}
