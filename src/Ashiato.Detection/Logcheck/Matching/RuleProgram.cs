using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>
/// Many patterns laid on top of each other: a non-deterministic automaton over characters. Its places are numbers; what a
/// place is stands in arrays side by side.
/// </summary>
internal sealed class RuleProgram
{
    private readonly List<int> _kinds = [];
    private readonly List<int> _values = [];
    private readonly List<int> _nexts = [];
    private readonly List<List<int>> _fans = [];

    /// <summary>What bytes mean.</summary>
    internal required EreLocale Locale { get; init; }

    /// <summary>The sets of characters, by number.</summary>
    internal List<CharSet> Sets { get; } = [];

    /// <summary>Where patterns begin that match at the beginning of a line only.</summary>
    internal int Anchored { get; set; }

    /// <summary>Where patterns begin that may match anywhere, or -1 when there are none.</summary>
    internal int Floating { get; set; } = -1;

    /// <summary>How many places there are.</summary>
    internal int Count => _kinds.Count;

    /// <summary>What happens at a place.</summary>
    internal NodeKind Kind(int place) => (NodeKind)_kinds[place];

    /// <summary>Number of the set, or of the rule that has matched.</summary>
    internal int Value(int place) => _values[place];

    /// <summary>The anchor of a <see cref="NodeKind.Anchor"/>.</summary>
    internal EreAnchor Anchor(int place) => (EreAnchor)_values[place];

    /// <summary>Where it goes on.</summary>
    internal int Next(int place) => _nexts[place];

    /// <summary>Where it goes on, of a <see cref="NodeKind.Fan"/>.</summary>
    internal List<int> Fan(int place) => _fans[_values[place]];

    /// <summary>Adds a place.</summary>
    internal int Add(NodeKind kind, int value, int next)
    {
        _kinds.Add((int)kind);
        _values.Add(value);
        _nexts.Add(next);
        return _kinds.Count - 1;
    }

    /// <summary>Adds a place that goes on in several ways, told later.</summary>
    internal int AddFan()
    {
        _fans.Add([]);
        return Add(NodeKind.Fan, _fans.Count - 1, -1);
    }
}
