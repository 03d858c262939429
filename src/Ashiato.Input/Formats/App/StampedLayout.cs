using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.App;

/// <summary>
/// One way to lay out a line that begins with its time: what follows the stamp, as a template of
/// <see cref="MessagePattern"/>, and the dataset its lines belong to. A bracketed stamp's <c>]</c> is part of the template.
/// </summary>
internal sealed class StampedLayout
{
    private readonly MessagePattern _pattern;
    private readonly Constant _dataset;

    /// <summary>A layout.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="template">What follows the stamp, to the end of the line.</param>
    public StampedLayout(string dataset, string template)
    {
        _pattern = new MessagePattern(dataset, template);
        _dataset = new Constant(dataset);
    }

    /// <summary>Can what follows the stamp begin with this byte?</summary>
    public bool CanBegin(byte first) => _pattern.CanBegin(first);

    /// <summary>Reads what follows the stamp.</summary>
    public bool TryRead(ReadOnlySpan<byte> afterStamp, Record record)
    {
        var before = record.FieldCount;
        if (!_pattern.TryRead(afterStamp, record))
        {
            record.TruncateFields(before);
            return false;
        }

        // A layout is no kind of event.
        record.Remove(FieldNames.EventCode);
        record.Dataset = _dataset;
        return true;
    }
}
