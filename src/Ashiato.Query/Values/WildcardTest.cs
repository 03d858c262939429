using System.Text;

namespace Ashiato.Query.Values;

/// <summary>
/// A text with wildcards that the whole value has to match: <c>*</c> stands for any text, also none, <c>?</c> for one
/// character (one code point; a byte that is no UTF-8 counts as one). Exact texts, beginnings and ends are such texts too.
/// Time is linear in the value for each piece between stars.
/// </summary>
public sealed class WildcardTest : ValueTest
{
    private readonly Piece[] _pieces;
    private readonly bool _isCased;
    private readonly bool _isFolded;

    /// <summary>A test.</summary>
    /// <param name="pattern">Texts and wildcards.</param>
    /// <param name="isCased">Does the case of letters count? Else letters of any script match in either case.</param>
    public WildcardTest(WildcardText pattern, bool isCased = false)
    {
        Pattern = pattern;
        _isCased = isCased;
        _isFolded = !isCased && pattern.Parts.Any(p => p.Text is { } t && !Ascii.IsValid(t));
        _pieces = Pieces(_isFolded ? pattern.Fold() : pattern);
        Literals = FindLiterals();
        Edges = FindEdges();
        Cost = _pieces.Any(p => p.AfterStar && p.BeforeStar) ? 8 : 1;
    }

    /// <summary>A test for a plain text at a place of the value.</summary>
    public static WildcardTest For(string text, TextPlace place, bool isCased = false) => new(WildcardText.Plain(text).At(place), isCased);

    /// <summary>The pattern.</summary>
    public WildcardText Pattern { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Literals { get; }

    /// <inheritdoc/>
    public override int Cost { get; }

    /// <inheritdoc/>
    internal override (int First, int Last) Edges { get; }

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<byte> value)
    {
        if (_isFolded && !Ascii.IsValid(value))
        {
            // Letters outside ASCII: rare enough to be worth a string.
            return Match(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(value).ToLowerInvariant()));
        }

        return Match(value);
    }

    /// <inheritdoc/>
    public override string ToString() => _isCased ? $"={Pattern}" : $"i({Pattern})";

    private bool Match(ReadOnlySpan<byte> value)
    {
        var at = 0;
        for (var i = 0; i < _pieces.Length; i++)
        {
            ref readonly var piece = ref _pieces[i];
            if (i == 0 && !piece.AfterStar)
            {
                at = piece.EndAt(value, 0, _isCased);
                if (at < 0)
                {
                    return false;
                }
            }
            else if (i == _pieces.Length - 1 && !piece.BeforeStar)
            {
                return piece.IsEnd(value, at, _isCased);
            }
            else
            {
                at = piece.Find(value, at, _isCased);
                if (at < 0)
                {
                    return false;
                }
            }
        }

        return _pieces.Length == 0 ? value.IsEmpty : _pieces[^1].BeforeStar || at == value.Length;
    }

    /// <summary>The pieces between stars; a pattern of stars alone is one empty piece between two.</summary>
    private static Piece[] Pieces(WildcardText pattern)
    {
        var pieces = new Piece[pattern.Parts.Count + 1];
        var count = 0;
        var current = new List<WildcardPart>();
        var afterStar = false;
        foreach (var part in pattern.Parts)
        {
            if (part.IsStar)
            {
                if (current.Count > 0 || count == 0)
                {
                    pieces[count++] = new Piece(current, afterStar, beforeStar: true);
                }

                current = [];
                afterStar = true;
            }
            else
            {
                current.Add(part);
            }
        }

        if (current.Count > 0)
        {
            pieces[count++] = new Piece(current, afterStar, beforeStar: false);
        }

        return pieces[..count];
    }

    /// <summary>The longest plain text of the pattern.</summary>
    private byte[][] FindLiterals()
    {
        // A pattern with letters outside ASCII holds them in either case: only what is ASCII must stand in the value.
        byte[] longest = [];
        foreach (var piece in _pieces)
        {
            foreach (var text in piece.Texts)
            {
                foreach (var run in AsciiRuns(text))
                {
                    longest = run.Length > longest.Length ? run : longest;
                }
            }
        }

        return longest.Length > 0 ? [Lower(longest)] : [];
    }

    private IEnumerable<byte[]> AsciiRuns(byte[] text)
    {
        if (!_isFolded)
        {
            yield return text;
            yield break;
        }

        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] >= 0x80)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }
    }

    private (int First, int Last) FindEdges()
    {
        // Letters outside ASCII have two cases, and more than one first byte.
        if (_isFolded || _pieces.Length == 0)
        {
            return (-1, -1);
        }

        var first = _pieces[0].AfterStar ? null : _pieces[0].Begin;
        var last = _pieces[^1].BeforeStar ? null : _pieces[^1].End;
        return (first is { Length: > 0 } ? Lower(first)[0] : -1, last is { Length: > 0 } ? Lower(last)[^1] : -1);
    }

    private static byte[] Lower(byte[] text)
    {
        var lower = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            lower[i] = text[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[i] | 0x20) : text[i];
        }

        return lower;
    }

    /// <summary>Texts and single-character wildcards without a star between.</summary>
    private readonly struct Piece
    {
        // A null stands for one character.
        private readonly byte[]?[] _parts;

        public Piece(List<WildcardPart> parts, bool afterStar, bool beforeStar)
        {
            _parts = [.. parts.Select(p => p.Text is null ? null : Encoding.UTF8.GetBytes(p.Text))];
            AfterStar = afterStar;
            BeforeStar = beforeStar;
        }

        public bool AfterStar { get; }

        public bool BeforeStar { get; }

        public IEnumerable<byte[]> Texts => _parts.OfType<byte[]>();

        /// <summary>What the piece begins with; null for any character.</summary>
        public byte[]? Begin => _parts.Length == 0 ? null : _parts[0];

        /// <summary>What the piece ends with; null for any character.</summary>
        public byte[]? End => _parts.Length == 0 ? null : _parts[^1];

        /// <summary>Where the piece ends when it begins at this place; -1 when it does not stand there.</summary>
        public int EndAt(ReadOnlySpan<byte> value, int at, bool isCased)
        {
            foreach (var part in _parts)
            {
                if (part is null)
                {
                    if (at >= value.Length)
                    {
                        return -1;
                    }

                    at += CharacterLength(value[at..]);
                }
                else if (new LiteralText(part, isCased).IsAt(value, at))
                {
                    at += part.Length;
                }
                else
                {
                    return -1;
                }
            }

            return at;
        }

        /// <summary>Where the piece ends when it stands as early as possible from <paramref name="from"/> on; -1 when it does not.</summary>
        public int Find(ReadOnlySpan<byte> value, int from, bool isCased)
        {
            if (_parts.Length == 0)
            {
                return from;
            }

            while (from <= value.Length)
            {
                if (_parts[0] is { } text)
                {
                    from = new LiteralText(text, isCased).IndexIn(value, from);
                    if (from < 0)
                    {
                        return -1;
                    }
                }

                var end = EndAt(value, from, isCased);
                if (end >= 0)
                {
                    return end;
                }

                from += from < value.Length ? CharacterLength(value[from..]) : 1;
            }

            return -1;
        }

        /// <summary>Does the value end with the piece, not before <paramref name="from"/>?</summary>
        public bool IsEnd(ReadOnlySpan<byte> value, int from, bool isCased)
        {
            var at = value.Length;
            for (var i = _parts.Length - 1; i >= 0; i--)
            {
                if (_parts[i] is { } text)
                {
                    at -= text.Length;
                    if (at < from || !new LiteralText(text, isCased).IsAt(value, at))
                    {
                        return false;
                    }
                }
                else
                {
                    at = PreviousCharacter(value, at);
                    if (at < from)
                    {
                        return false;
                    }
                }
            }

            return AfterStar || at == from;
        }

        private static int CharacterLength(ReadOnlySpan<byte> text) =>
            text[0] < 0x80 || Rune.DecodeFromUtf8(text, out _, out var length) != System.Buffers.OperationStatus.Done ? 1 : length;

        private static int PreviousCharacter(ReadOnlySpan<byte> text, int at) =>
            at == 0 ? -1 : text[at - 1] < 0x80 || Rune.DecodeLastFromUtf8(text[..at], out _, out var length) != System.Buffers.OperationStatus.Done ? at - 1 : at - length;
    }
}
