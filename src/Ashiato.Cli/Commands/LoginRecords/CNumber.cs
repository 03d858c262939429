using System.Globalization;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Numbers as strtol(3) with base 0 reads them: decimal, <c>0x</c> hexadecimal, <c>0</c> octal.</summary>
internal static class CNumber
{
    /// <summary>Reads a number that must be all of the text (blanks before it are allowed).</summary>
    public static bool TryParse(string text, out long number)
    {
        var digits = text.TrimStart(' ', '\t', '\n', '\v', '\f', '\r');
        var isNegative = digits.StartsWith('-');
        digits = isNegative || digits.StartsWith('+') ? digits[1..] : digits;
        number = 0;
        var isRead = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? long.TryParse(digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
            : digits.Length > 1 && digits[0] == '0' ? TryParseOctal(digits, out number)
            : long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        number = isNegative ? -number : number;
        return isRead;
    }

    private static bool TryParseOctal(string digits, out long number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7' || number > long.MaxValue >> 3)
            {
                return false;
            }

            number = number * 8 + digit - '0';
        }

        return true;
    }
}
