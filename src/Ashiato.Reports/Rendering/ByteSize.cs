using System.Globalization;

namespace Ashiato.Reports.Rendering;

/// <summary>Sizes for people, in decimal units (IEC 80000-13: 1 kB is 1000 bytes).</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>For example <c>512 B</c>, <c>12.3 MB</c>.</summary>
    public static string Of(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 999.5 && unit + 1 < Units.Length)
        {
            size /= 1000;
            unit++;
        }

        return size.ToString(unit > 0 && size < 99.95 ? "0.0" : "0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
