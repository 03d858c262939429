namespace Ashiato.Input.Sources;

/// <summary>File name patterns: <c>*</c> is any run of characters but a slash, <c>**</c> any run of characters.</summary>
internal static class NamePattern
{
    /// <summary>Does the whole path match? Patterns come from the program, so going back over a star costs little.</summary>
    internal static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '*')
            {
                return MatchesStar(pattern, path);
            }

            if (path.IsEmpty || path[0] != pattern[0])
            {
                return false;
            }

            pattern = pattern[1..];
            path = path[1..];
        }

        return path.IsEmpty;
    }

    private static bool MatchesStar(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        var any = pattern.StartsWith("**");
        var rest = pattern[(any ? 2 : 1)..];
        for (var length = 0; length <= path.Length; length++)
        {
            if (Matches(rest, path[length..]))
            {
                return true;
            }

            if (length < path.Length && path[length] == '/' && !any)
            {
                return false;
            }
        }

        return false;
    }
}
