namespace Ashiato.Input.Formats;

/// <summary>Lines of <c>key=value</c> pairs with blanks between.</summary>
internal static class KeyValuePairs
{
    private const int MostKey = 64;

    /// <summary>Takes <c>key=value</c>, <c>key="va\"lue"</c> or <c>key=</c> and the blanks behind it off the front.</summary>
    /// <param name="rest">The text; untouched when no pair begins it.</param>
    /// <param name="key">Letters, digits and the signs between them, at most 64.</param>
    /// <param name="value">The value as written, without the quotation marks around it. One that is not closed reaches to the end.</param>
    /// <returns>False when no pair begins the text.</returns>
    public static bool TryTake(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        value = default;
        var end = rest.IndexOfAny("= "u8);
        key = end < 0 ? rest : rest[..end];
        if (key.IsEmpty || key.Length > MostKey || key.IndexOfAnyExceptInRange((byte)'.', (byte)'z') >= 0 || end < 0 || rest[end] == ' ')
        {
            return false;
        }

        var text = rest[(end + 1)..];
        var length = text.IsEmpty || text[0] != '"' ? text.IndexOf((byte)' ') : QuotedLength(text);
        length = length < 0 ? text.Length : length;
        if (length < text.Length && text[length] != ' ')
        {
            return false;
        }

        value = text[..length];
        value = value.Length >= 2 && value[0] == '"' && value[^1] == '"' ? value[1..^1] : value;
        rest = text[length..].TrimStart((byte)' ').TrimEnd((byte)'\r');
        return true;
    }

    private static int QuotedLength(ReadOnlySpan<byte> text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '"')
            {
                return at + 1;
            }
        }

        return -1;
    }
}
