namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>Fields of fixed length that hold a text padded with zero bytes.</summary>
internal static class PaddedText
{
    /// <summary>The text: up to the first zero byte, or all of the field.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return end < 0 ? field : field[..end];
    }

    /// <summary>Could a program have written this: printable text (ASCII or any byte from 0x80), then nothing but zero bytes?</summary>
    public static bool IsPlausible(ReadOnlySpan<byte> field)
    {
        var text = Of(field);
        return text.IndexOfAnyInRange((byte)0, (byte)0x1f) < 0 && !field[text.Length..].ContainsAnyExcept((byte)0);
    }
}
