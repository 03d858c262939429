using Ashiato.Core;

namespace Ashiato.Input.Formats;

/// <summary>Finds the format of a line: by its first byte, in the catalogue's order.</summary>
internal sealed class FormatSelector
{
    private readonly LineFormat[][] _byFirst = new LineFormat[256][];
    private readonly LineFormat[][] _strictByFirst = new LineFormat[256][];

    public FormatSelector(IReadOnlyList<LineFormat> formats)
    {
        for (var b = 0; b < 256; b++)
        {
            var first = (char)b;
            _byFirst[b] = [.. formats.Where(f => f.FirstBytes.Length == 0 || f.FirstBytes.Contains(first, StringComparison.Ordinal))];
            _strictByFirst[b] = [.. _byFirst[b].Where(f => !f.IsLoose)];
        }
    }

    /// <summary>Reads the line with the first format that understands it; the record stays unparsed when none does.</summary>
    /// <returns>The format, or null.</returns>
    public LineFormat? Read(ReadOnlySpan<byte> line, Record record, LineContext context, bool strictOnly)
    {
        foreach (var format in (strictOnly ? _strictByFirst : _byFirst)[line[0]])
        {
            if (format.TryRead(line, record, context))
            {
                if (!record.IsParsed)
                {
                    record.Dataset = format.Dataset;
                }

                return format;
            }

            if (record.FieldCount > 0 || record.HasTime || record.IsParsed)
            {
                record.Clear();
            }
        }

        return null;
    }
}
