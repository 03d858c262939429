namespace Ashiato.Reports.Rendering.Text;

/// <summary>How a piece of text looks on a terminal (ECMA-48 SGR).</summary>
public sealed class Ink
{
    /// <summary>As it comes.</summary>
    public static readonly Ink Plain = new("");

    /// <summary>A heading.</summary>
    public static readonly Ink Heading = new("1;36");

    /// <summary>Bold.</summary>
    public static readonly Ink Strong = new("1");

    /// <summary>In the background.</summary>
    public static readonly Ink Faint = new("2");

    /// <summary>Good news.</summary>
    public static readonly Ink Good = new("1;32");

    /// <summary>Worth a look.</summary>
    public static readonly Ink Notice = new("1;33");

    /// <summary>Bad news.</summary>
    public static readonly Ink Bad = new("1;31");

    /// <summary>The worst news: on a red ground.</summary>
    public static readonly Ink Alarm = new("1;97;41");

    private readonly string _codes;

    private Ink(string codes) => _codes = codes;

    /// <summary>The text in this ink, or plain when colours are off.</summary>
    public string Paint(string text, bool color) => color && _codes.Length > 0 && text.Length > 0 ? $"\e[{_codes}m{text}\e[0m" : text;
}
