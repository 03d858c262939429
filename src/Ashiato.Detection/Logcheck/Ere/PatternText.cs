using System.Text;

namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>The bytes of a pattern and how far it has been read.</summary>
internal sealed class PatternText(byte[] bytes, EreLocale locale)
{
    /// <summary>Bytes read.</summary>
    internal int At { get; set; }

    /// <summary>Has all been read?</summary>
    internal bool IsAtEnd => At >= bytes.Length;

    /// <summary>What the bytes mean.</summary>
    internal EreLocale Locale => locale;

    /// <summary>The byte that many places ahead, or -1 behind the end.</summary>
    internal int Peek(int ahead = 0) => At + ahead < bytes.Length ? bytes[At + ahead] : -1;

    /// <summary>Is this the next text?</summary>
    internal bool Is(ReadOnlySpan<byte> text) => bytes.AsSpan(Math.Min(At, bytes.Length)).StartsWith(text);

    /// <summary>What has not been read.</summary>
    internal ReadOnlySpan<byte> Rest => bytes.AsSpan(Math.Min(At, bytes.Length));

    /// <summary>Takes one character: a byte, or a character of UTF-8; a byte that is none as <see cref="WideSet.InvalidByte"/> says.</summary>
    internal int Take()
    {
        var b = bytes[At];
        if (b < 128 || locale == EreLocale.C)
        {
            At++;
            return b;
        }

        var isRune = Rune.DecodeFromUtf8(Rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
        At += isRune ? length : 1;
        return isRune ? rune.Value : WideSet.InvalidByte + b;
    }
}
