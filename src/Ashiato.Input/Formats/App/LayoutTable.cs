using Ashiato.Core;

namespace Ashiato.Input.Formats.App;

/// <summary>Layouts that share their opening, tried in order; those that cannot begin with the byte after the stamp are not tried.</summary>
internal sealed class LayoutTable
{
    private readonly StampedLayout[][] _byFirst = new StampedLayout[256][];

    /// <summary>A table; earlier layouts win.</summary>
    public LayoutTable(params StampedLayout[] layouts)
    {
        for (var b = 0; b < 256; b++)
        {
            _byFirst[b] = [.. layouts.Where(l => l.CanBegin((byte)b))];
        }
    }

    /// <summary>Reads what follows the stamp with the first layout that fits.</summary>
    public bool TryRead(ReadOnlySpan<byte> afterStamp, Record record)
    {
        if (afterStamp.IsEmpty)
        {
            return false;
        }

        foreach (var layout in _byFirst[afterStamp[0]])
        {
            if (layout.TryRead(afterStamp, record))
            {
                return true;
            }
        }

        return false;
    }
}
