namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>Collects what stands in brackets.</summary>
internal sealed class CharSetBuilder(EreLocale locale)
{
    private static readonly int[] NoRanges = [];

    private readonly ulong[] _bytes = new ulong[4];
    private int[] _ranges = NoRanges;
    private CharClass _classes;

    /// <summary>Adds all characters of a class.</summary>
    internal void Add(CharClass of)
    {
        _classes |= of;
        for (var c = 0; c < 128; c++)
        {
            if (CharClasses.HasAscii(of, c))
            {
                SetByte(c);
            }
        }
    }

    /// <summary>Adds the characters from one to another; bytes in the C locale.</summary>
    internal void Add(int from, int to)
    {
        for (var c = from; c <= Math.Min(to, locale == EreLocale.C ? 255 : 127); c++)
        {
            SetByte(c);
        }

        if (locale == EreLocale.Utf8 && to >= 128)
        {
            _ranges = [.. _ranges, Math.Max(from, 128), to];
        }
    }

    /// <summary>The set, or the characters that are not in it.</summary>
    internal CharSet Build(bool isNegated)
    {
        for (var i = 0; isNegated && i < (locale == EreLocale.C ? 4 : 2); i++)
        {
            _bytes[i] = ~_bytes[i];
        }

        var wide = locale == EreLocale.C || (!isNegated && _ranges.Length == 0 && _classes == CharClass.None)
            ? WideSet.None : new WideSet(_classes, _ranges, isNegated);
        return new CharSet(_bytes, wide);
    }

    private void SetByte(int b) => _bytes[b >> 6] |= 1UL << (b & 63);
}
