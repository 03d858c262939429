namespace Ashiato.Detection.Detectors.Commands;

/// <summary>The words of a piece of a command: what stands between blanks, quotes and brackets taken off. For <c>foreach</c>.</summary>
internal ref struct CommandWords(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>The word.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>What follows the word.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>For <c>foreach</c>.</summary>
    public readonly CommandWords GetEnumerator() => this;

    /// <summary>Goes to the next word; false behind the last.</summary>
    public bool MoveNext()
    {
        _rest = _rest.TrimStart(" \t\r\n"u8);
        if (_rest.IsEmpty)
        {
            Current = default;
            return false;
        }

        var end = _rest.IndexOfAny(" \t\r\n"u8);
        end = end < 0 ? _rest.Length : end;
        Current = _rest[..end].TrimStart("\"'`({$"u8).TrimEnd("\"'`)};"u8);
        _rest = _rest[end..];
        return true;
    }

    /// <summary>The last part of a path.</summary>
    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];
}
