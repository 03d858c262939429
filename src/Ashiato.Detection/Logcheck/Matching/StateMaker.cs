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
    private readonly PlaceSet _set = new(program.Nodes.Count);
    private readonly Stack<int> _open = new();
    private bool _isMatched;
    private bool _asksBegin;
    private bool _asksWord;

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
            var node = program.Nodes[place];
            if (node.Kind == NodeKind.Set && symbols.IsIn(node.Value, symbol, rune))
            {
                Reach(node.Next);
            }
            else if (node.Kind == NodeKind.Accept)
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
        Resolve(key, isWordNext: false, isEnd: true)!.Where(IsAccept).Select(p => program.Nodes[p].Value);

    private bool IsAccept(int place) => program.Nodes[place].Kind == NodeKind.Accept;

    /// <summary>Goes through the anchors that hold here; null when a rule has matched.</summary>
    private int[]? Resolve(StateKey key, bool isWordNext, bool isEnd)
    {
        if (!Array.Exists(key.Places, p => program.Nodes[p].Kind == NodeKind.Anchor))
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
                var node = program.Nodes[place];
                if (node.Kind == NodeKind.Anchor && Holds(node.Anchor, key, isWordNext, isEnd) && _set.Visit(node.Next))
                {
                    Walk(node.Next);
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
        (_isMatched, _asksBegin, _asksWord) = (false, false, false);
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
        _open.Push(place);
        while (_open.TryPop(out var at))
        {
            var node = program.Nodes[at];
            if (node.Kind == NodeKind.Fan)
            {
                foreach (var next in node.Fan!)
                {
                    if (_set.Visit(next))
                    {
                        _open.Push(next);
                    }
                }

                continue;
            }

            _set.Keep(at);
            _isMatched |= node.Kind == NodeKind.Accept && !tellsRules;
            _asksBegin |= node.Kind == NodeKind.Anchor && node.Anchor == EreAnchor.Begin;
            _asksWord |= node.Kind == NodeKind.Anchor && node.Anchor > EreAnchor.End;
        }
    }

    private StateKey? Key(bool isBegin, bool isAfterWord) =>
        _isMatched ? null : new StateKey(_set.ToSorted(), isBegin && _asksBegin, isAfterWord && _asksWord);
}
