namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>Collects what stands in brackets.</summary>
internal sealed class CharSetBuilder(EreLocale locale)
{
    private readonly List<(int From, int To)> _ranges = [];
    private UInt128 _low;
    private UInt128 _high;
    private CharClass _classes;

    /// <summary>Adds all characters of a class.</summary>
    internal void Add(CharClass of)
    {
        _classes |= of;
        for (var c = 0; c < 128; c++)
        {
            _low |= CharClasses.HasAscii(of, c) ? UInt128.One << c : UInt128.Zero;
        }
    }

    /// <summary>Adds the characters from one to another; bytes in the C locale.</summary>
    internal void Add(int from, int to)
    {
        for (var c = from; c <= Math.Min(to, 255); c++)
        {
            if (c < 128)
            {
                _low |= UInt128.One << c;
            }
            else if (locale == EreLocale.C)
            {
                _high |= UInt128.One << (c - 128);
            }
        }

        if (locale == EreLocale.Utf8 && to >= 128)
        {
            _ranges.Add((Math.Max(from, 128), to));
        }
    }

    /// <summary>The set, or the characters that are not in it.</summary>
    internal CharSet Build(bool isNegated)
    {
        _ranges.Sort();
        return locale == EreLocale.C
            ? new CharSet(isNegated ? ~_low : _low, isNegated ? ~_high : _high, WideSet.None)
            : new CharSet(isNegated ? ~_low : _low, 0, new WideSet(_classes, [.. _ranges], isNegated));
    }
}
