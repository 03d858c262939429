using System.Text;

namespace Ashiato.Mail.Message;

/// <summary>One field of a message's header as it came.</summary>
/// <param name="Name">The name before the colon.</param>
/// <param name="Raw">All its bytes: name, colon, value, folded lines with CRLF, without the last CRLF.</param>
internal sealed record HeaderField(string Name, byte[] Raw)
{
    /// <summary>The value, unfolded (RFC 5322 2.2.3); bytes that are no UTF-8 are read as ISO 8859-1, so that none is lost.</summary>
    public string Value
    {
        get
        {
            var value = Raw.AsSpan(Raw.AsSpan().IndexOf((byte)':') + 1);
            var text = System.Text.Unicode.Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : Encoding.Latin1.GetString(value);
            return text.Replace("\r\n", "", StringComparison.Ordinal).Trim();
        }
    }

    /// <summary>Is it of that name?</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A field of our own; control characters in the value become blanks, so that no argument can add another field.</summary>
    public static HeaderField Of(string name, string value) => new(name, Encoding.UTF8.GetBytes($"{name}: {OneLine(value)}"));

    /// <summary>The text on one line.</summary>
    public static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
}
