using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>
/// Writes a line as last(1) of Debian 12 does: printable text of the locale as it is, other bytes from 0x80 as
/// <c>\303</c>, control characters as <c>*[</c>. BEL, TAB, CR and LF go through as they are, but not to a terminal: there
/// they would move the cursor; nor do characters that reorder or hide text.
/// </summary>
internal sealed class CarefulText(ByteOutput output, bool isUtf8, bool toTerminal)
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(i => (byte)i)]);

    /// <summary>Writes one line and its end.</summary>
    public void WriteLine(ReadOnlySpan<byte> line)
    {
        for (int plain; (plain = line.IndexOfAnyExcept(Plain)) >= 0;)
        {
            output.Write(line[..plain]);
            line = line[(plain + WriteOdd(line[plain..]))..];
        }

        output.Write(line);
        output.Write((byte)'\n');
    }

    /// <summary>Writes a byte or character that is not plain.</summary>
    /// <returns>How many bytes of the text that was.</returns>
    private int WriteOdd(ReadOnlySpan<byte> text)
    {
        var odd = text[0];
        if (odd >= 0x80)
        {
            if (isUtf8 && Rune.DecodeFromUtf8(text, out var character, out var length) == OperationStatus.Done && IsPrintable(character))
            {
                output.Write(text[..length]);
                return length;
            }

            output.Write([(byte)'\\', (byte)('0' + (odd >> 6)), (byte)('0' + (odd >> 3 & 7)), (byte)('0' + (odd & 7))]);
        }
        else if (odd is (byte)'\a' or (byte)'\t' or (byte)'\r' or (byte)'\n' && !toTerminal)
        {
            output.Write(odd);
        }
        else
        {
            output.Write([(byte)'*', (byte)(odd ^ 0x40)]);
        }

        return 1;
    }

    /// <summary>The test of iswprint(3).</summary>
    private bool IsPrintable(Rune character) => Rune.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => false,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Format => !toTerminal,
        _ => true,
    };
}
