using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>
/// Works out the states of a <see cref="LazyAutomaton"/>. A place that asks for what stands beside it (<c>\b</c>, <c>$</c>)
/// is kept until the next character is known. Not for several threads at once.
/// </summary>
/// <param name="program">The patterns.</param>
/// <param name="symbols">Its alphabet.</param>
/// <param name="tellsRules">Is asked which rules match (a rule that has matched stays in the state), or only if any does?</param>
internal sealed class StateMaker(RuleProgram program, Symbols symbols, bool tellsRules)
{
    private readonly PlaceSet _set = new(program.Count);
    private readonly List<int> _open = [];
    private bool _isMatched;
    private bool _asks;

    /// <summary>The state at the beginning of a line; null when a rule matches every line.</summary>
    internal StateKey? Start()
    {
        Begin();
        Reach(program.Anchored);
        if (program.Floating >= 0)
        {
            Reach(program.Floating);
        }

        return Key(isBegin: true, isAfterWord: false);
    }

    /// <summary>The state after one more character; null when a rule has matched.</summary>
    internal StateKey? Step(StateKey from, int symbol, int rune)
    {
        var isWord = symbols.IsWord(symbol, rune);
        var places = Resolve(from, isWord, isEnd: false);
        if (places is null)
        {
            return null;
        }

        Begin();
        foreach (var place in places)
        {
            var kind = program.Kind(place);
            if (kind == NodeKind.Set && symbols.IsIn(program.Value(place), symbol, rune))
            {
                Reach(program.Next(place));
            }
            else if (kind == NodeKind.Accept)
            {
                Reach(place);
            }
        }

        if (program.Floating >= 0)
        {
            Reach(program.Floating);
        }

        return Key(isBegin: false, isWord);
    }

    /// <summary>Does a rule match a line that ends in this state?</summary>
    internal bool IsMatchedAtEnd(StateKey key) => Resolve(key, isWordNext: false, isEnd: true) is not { } places || Array.Exists(places, IsAccept);

    /// <summary>The rules that match a line that ends in this state.</summary>
    internal IEnumerable<int> RulesAtEnd(StateKey key) =>
        Resolve(key, isWordNext: false, isEnd: true)!.Where(IsAccept).Select(program.Value);

    private bool IsAccept(int place) => program.Kind(place) == NodeKind.Accept;

    /// <summary>Goes through the anchors that hold here; null when a rule has matched.</summary>
    private int[]? Resolve(StateKey key, bool isWordNext, bool isEnd)
    {
        if (!Array.Exists(key.Places, p => program.Kind(p) == NodeKind.Anchor))
        {
            return key.Places;
        }

        Begin();
        foreach (var place in key.Places)
        {
            Reach(place);
        }

        for (var again = true; again;)
        {
            again = false;
            foreach (var place in _set.ToSorted())
            {
                if (program.Kind(place) == NodeKind.Anchor && Holds(program.Anchor(place), key, isWordNext, isEnd) && _set.Visit(program.Next(place)))
                {
                    Walk(program.Next(place));
                    again = true;
                }
            }
        }

        return _isMatched ? null : _set.ToSorted();
    }

    private static bool Holds(EreAnchor anchor, StateKey key, bool isWordNext, bool isEnd) => anchor switch
    {
        EreAnchor.Begin => key.IsBegin,
        EreAnchor.End => isEnd,
        EreAnchor.WordBegin => !key.IsAfterWord && isWordNext,
        EreAnchor.WordEnd => key.IsAfterWord && !isWordNext,
        EreAnchor.WordEdge => key.IsAfterWord != isWordNext,
        _ => key.IsAfterWord == isWordNext,
    };

    private void Begin()
    {
        _set.Clear();
        (_isMatched, _asks) = (false, false);
    }

    private void Reach(int place)
    {
        if (_set.Visit(place))
        {
            Walk(place);
        }
    }

    /// <summary>Puts in what can be come to from a place without reading.</summary>
    private void Walk(int place)
    {
        _open.Add(place);
        while (_open.Count > 0)
        {
            var at = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            if (program.Kind(at) != NodeKind.Fan)
            {
                Keep(at);
                continue;
            }

            foreach (var next in program.Fan(at))
            {
                if (_set.Visit(next))
                {
                    _open.Add(next);
                }
            }
        }
    }

    private void Keep(int place)
    {
        _set.Keep(place);
        var kind = program.Kind(place);
        _isMatched |= kind == NodeKind.Accept && !tellsRules;
        _asks |= kind == NodeKind.Anchor && !IsLastEnd(place);
    }

    /// <summary>The <c>$</c> behind which nothing stands, as most rules have it. Behind another anchor any other may follow.</summary>
    private bool IsLastEnd(int place)
    {
        var next = program.Next(place);
        return program.Anchor(place) == EreAnchor.End
            && (IsAccept(next) || (program.Kind(next) == NodeKind.Fan && program.Fan(next).TrueForAll(IsAccept)));
    }

    private StateKey? Key(bool isBegin, bool isAfterWord) =>
        _isMatched ? null : new StateKey(_set.ToSorted(), isBegin && _asks, isAfterWord && _asks);
}
