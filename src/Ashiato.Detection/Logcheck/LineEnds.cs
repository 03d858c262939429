using System.Buffers;
using System.Text;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck;

/// <summary>White space at the end of a line, which logcheck strips before it matches.</summary>
internal static class LineEnds
{
    /// <summary>The line without it.</summary>
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line, EreLocale locale)
    {
        while (!line.IsEmpty)
        {
            var last = line[^1];
            if (last is > (byte)' ' and < 128)
            {
                break;
            }

            var length = last < 128 ? (CharClasses.HasAscii(CharClass.Space, last) ? 1 : 0) : WideSpace(line, locale);
            if (length == 0)
            {
                break;
            }

            line = line[..^length];
        }

        return line;
    }

    private static int WideSpace(ReadOnlySpan<byte> line, EreLocale locale) =>
        locale == EreLocale.Utf8 && Rune.DecodeLastFromUtf8(line, out var rune, out var length) == OperationStatus.Done
            && CharClasses.HasWide(CharClass.Space, rune.Value) ? length : 0;
}
