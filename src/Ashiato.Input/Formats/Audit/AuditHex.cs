namespace Ashiato.Input.Formats.Audit;

/// <summary>Values that the kernel writes in hexadecimal because they hold blanks, quotes or control bytes (audit_log_untrustedstring).</summary>
internal static class AuditHex
{
    /// <summary>Is it an even run of capital hexadecimal digits?</summary>
    public static bool IsHex(ReadOnlySpan<byte> text) =>
        text.Length >= 2 && (text.Length & 1) == 0 && text.IndexOfAnyExcept("0123456789ABCDEFabcdef"u8) < 0;

    /// <summary>Decodes; the caller has asked <see cref="IsHex"/>.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length / 2];
        _ = Convert.FromHexString(text, bytes, out _, out _);
        return bytes;
    }
}
