namespace Ashiato.Input.Stamps;

/// <summary>
/// The zone abbreviations that logs write. Where one stands for several zones, the one that writes logs most often:
/// IST is India's, CST and EST are North America's, BST is Britain's.
/// </summary>
internal static class ZoneNames
{
    private static readonly (string Name, int Minutes)[] Known =
    [
        ("UTC", 0), ("GMT", 0), ("Z", 0), ("WET", 0), ("WEST", 60), ("BST", 60), ("CET", 60), ("CEST", 120), ("MET", 60), ("MEST", 120),
        ("EET", 120), ("EEST", 180), ("MSK", 180), ("MSD", 240), ("IST", 330), ("JST", 540), ("KST", 540), ("HKT", 480), ("SGT", 480),
        ("AWST", 480), ("ACST", 570), ("ACDT", 630), ("AEST", 600), ("AEDT", 660), ("NZST", 720), ("NZDT", 780), ("SAST", 120),
        ("NST", -210), ("NDT", -150), ("AST", -240), ("ADT", -180), ("EST", -300), ("EDT", -240), ("CST", -360), ("CDT", -300),
        ("MST", -420), ("MDT", -360), ("PST", -480), ("PDT", -420), ("AKST", -540), ("AKDT", -480), ("HST", -600), ("BRT", -180), ("ART", -180),
    ];

    /// <summary>Reads an abbreviation at the beginning of the text.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out int minutes, out int length)
    {
        length = 0;
        while (length < text.Length && text[length] is >= (byte)'A' and <= (byte)'Z')
        {
            length++;
        }

        minutes = 0;
        if (length is 0 or > 4 || (length < text.Length && (char.IsAsciiLetterOrDigit((char)text[length]) || text[length] == '_')))
        {
            return false;
        }

        foreach (var (name, offset) in Known)
        {
            if (name.Length == length && System.Text.Ascii.Equals(text[..length], name))
            {
                minutes = offset;
                return true;
            }
        }

        return false;
    }
}
