using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Detection.Sigma.Parsing;

/// <summary>Reads conditions: <c>and</c>, <c>or</c>, <c>not</c>, parentheses, names, <c>1 of PATTERN</c>, <c>all of them</c>. <c>not</c> binds tightest, then <c>and</c>.</summary>
internal sealed class ConditionParser
{
    private const int MostDepth = 100;
    private readonly List<string> _words;
    private readonly SigmaLocation _location;
    private int _at;
    private int _depth;

    private ConditionParser(string text, SigmaLocation location)
    {
        _location = location;
        _words = [.. Words(text)];
    }

    /// <summary>Reads a condition.</summary>
    /// <exception cref="SigmaException">It is malformed.</exception>
    public static ConditionNode Parse(string text, SigmaLocation location)
    {
        if (text.Contains('|', StringComparison.Ordinal))
        {
            throw new SigmaException(new Text(
                "the condition uses '|': aggregations were taken out of Sigma; write a correlation", "条件に '|' があります。集計は Sigma から廃止されました。相関ルールとして書いてください"), location);
        }

        var parser = new ConditionParser(text, location);
        var node = parser.Or();
        return parser._at == parser._words.Count ? node : throw parser.Unexpected();
    }

    private static IEnumerable<string> Words(string text)
    {
        foreach (var word in text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return word;
        }
    }

    private ConditionNode Or()
    {
        if (++_depth > MostDepth)
        {
            throw new SigmaException(new Text("the condition is nested too deeply", "条件の入れ子が深すぎます"), _location);
        }

        var left = And();
        while (Take("or"))
        {
            left = new OrCondition(left, And());
        }

        _depth--;
        return left;
    }

    private ConditionNode And()
    {
        var left = Not();
        while (Take("and"))
        {
            left = new AndCondition(left, Not());
        }

        return left;
    }

    private ConditionNode Not()
    {
        var negations = 0;
        while (Take("not"))
        {
            negations++;
        }

        var node = Atom();
        return negations % 2 == 1 ? new NotCondition(node) : node;
    }

    private ConditionNode Atom()
    {
        if (Take("("))
        {
            var inner = Or();
            return Take(")") ? inner : throw Unexpected();
        }

        if (_at >= _words.Count || Is(")") || Is("and") || Is("or"))
        {
            throw Unexpected();
        }

        var word = _words[_at++];
        if (!Is("of"))
        {
            return new NamedCondition(word);
        }

        int? least = word.ToLowerInvariant() switch
        {
            "all" => null,
            "any" => 1,
            _ when int.TryParse(word, System.Globalization.NumberStyles.None, null, out var n) && n > 0 => n,
            _ => throw Unexpected(),
        };
        _at++;
        return _at < _words.Count && !Is("(") && !Is(")")
            ? new OfCondition(least, _words[_at].Equals("them", StringComparison.OrdinalIgnoreCase) ? Next().ToLowerInvariant() : Next())
            : throw Unexpected();
    }

    private string Next() => _words[_at++];

    private bool Is(string word) => _at < _words.Count && _words[_at].Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool Take(string word)
    {
        var taken = Is(word);
        _at += taken ? 1 : 0;
        return taken;
    }

    private SigmaException Unexpected() => _at < _words.Count
        ? new SigmaException(new Text($"the condition does not go on with '{_words[_at]}'", $"条件の '{_words[_at]}' の位置が正しくありません"), _location)
        : new SigmaException(new Text("the condition ends too early", "条件が途中で終わっています"), _location);
}
