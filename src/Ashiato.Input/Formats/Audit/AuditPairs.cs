namespace Ashiato.Input.Formats.Audit;

/// <summary>
/// Walks over <c>key=value</c> pairs of an audit record. Values are quoted, in braces, or end at a blank; words without
/// <c>=</c> are passed over, but <c>old</c> and <c>new</c> belong to the key behind them.
/// </summary>
internal ref struct AuditPairs(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>The next pair; false at the end.</summary>
    public bool TryNext(out ReadOnlySpan<byte> prefix, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value, out bool isQuoted)
    {
        prefix = key = value = default;
        isQuoted = false;
        while (true)
        {
            _rest = _rest.TrimStart(" ,"u8);
            if (_rest.IsEmpty)
            {
                return false;
            }

            var end = _rest.IndexOfAny(" ="u8);
            if (end < 0)
            {
                _rest = default;
                return false;
            }

            if (_rest[end] == ' ')
            {
                var word = _rest[..end];
                prefix = word.SequenceEqual("old"u8) || word.SequenceEqual("new"u8) ? word : default;
                _rest = _rest[end..];
                continue;
            }

            key = _rest[..end];
            _rest = _rest[(end + 1)..];
            value = Value(key.SequenceEqual("proctitle"u8), key.SequenceEqual("exit"u8), out isQuoted);
            if (key.Length is > 0 and <= 64)
            {
                return true;
            }
        }
    }

    private ReadOnlySpan<byte> Value(bool isTitle, bool isExit, out bool isQuoted)
    {
        isQuoted = false;
        if (_rest.IsEmpty)
        {
            return default;
        }

        var first = _rest[0];
        if (first is (byte)'"' or (byte)'\'')
        {
            isQuoted = true;

            // The text of msg='…' may hold apostrophes: it ends at the last one.
            var close = first == '\'' ? _rest[1..].LastIndexOf(first) : _rest[1..].IndexOf(first);
            return Cut(1, close < 0 ? _rest.Length - 1 : close, 1);
        }

        if (first == '{')
        {
            var close = _rest.IndexOf((byte)'}');
            return Cut(0, close < 0 ? _rest.Length : close + 1, 0);
        }

        if (isTitle)
        {
            return Cut(0, _rest.Length, 0).TrimEnd((byte)' ');
        }

        // ausearch -i: exit=ENOENT(No such file or directory)
        var end = _rest.IndexOf((byte)' ');
        if (isExit && end > 0 && _rest[..end].IndexOf((byte)'(') > 0 && _rest.IndexOf((byte)')') is > 0 and var parenthesis)
        {
            end = parenthesis + 1;
        }

        return Cut(0, end < 0 ? _rest.Length : end, 0);
    }

    private ReadOnlySpan<byte> Cut(int skip, int length, int after)
    {
        var value = _rest.Slice(skip, length);
        _rest = _rest[Math.Min(_rest.Length, skip + length + after)..];
        return value;
    }
}
