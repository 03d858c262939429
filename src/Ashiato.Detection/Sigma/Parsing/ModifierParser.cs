using System.Text;
using System.Text.RegularExpressions;
using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Query.Values;

namespace Ashiato.Detection.Sigma.Parsing;

/// <summary>Applies value modifiers (Sigma modifiers appendix 2.1), from left to right.</summary>
internal sealed class ModifierParser
{
    private const int MostPermutations = 1_000;
    private static readonly char[] Dashes = ['-', '/', '–', '—', '―'];

    private readonly SigmaLocation _location;
    private readonly bool _checksRegexes;
    private List<object> _values;
    private TextPlace? _place;
    private bool _isCased;

    private ModifierParser(IReadOnlyList<YamlValue> values, SigmaLocation location, bool checksRegexes)
    {
        _location = location;
        _checksRegexes = checksRegexes;
        _values = [.. values.Select(v => (object)v)];
    }

    /// <summary>Reads a field with its modifiers and values.</summary>
    /// <param name="key">For example <c>CommandLine|contains|all</c>; an empty field for keywords.</param>
    /// <param name="values">The values as written.</param>
    /// <param name="location">Where it stands.</param>
    /// <param name="checksRegexes">Are regular expressions checked, or known to be good?</param>
    /// <exception cref="SigmaException">A modifier is unknown or does not fit.</exception>
    public static DetectionItem Parse(string key, IReadOnlyList<YamlValue> values, SigmaLocation location, bool checksRegexes = true)
    {
        var words = key.Split('|');
        var parser = new ModifierParser(values, location, checksRegexes);
        return parser.Item(words[0].Length == 0 ? null : words[0], words[1..]);
    }

    private DetectionItem Item(string? field, string[] modifiers)
    {
        var isAll = false;
        var isNegated = false;
        for (var i = 0; i < modifiers.Length; i++)
        {
            switch (modifiers[i])
            {
                case "all":
                    isAll = true;
                    break;
                case "neq":
                    isNegated = true;
                    break;
                default:
                    Apply(modifiers, ref i);
                    break;
            }
        }

        if (isAll && _values.Count < 2 && field is not null)
        {
            throw Wrong("'all' needs more than one value", "'all' には 2 つ以上の値が必要です");
        }

        return new DetectionItem(field, [.. _values.Select(v => Finish(v, field is null))], isAll, isNegated, _location);
    }

    private void Apply(string[] modifiers, ref int i)
    {
        switch (modifiers[i])
        {
            case "contains":
                Place(TextPlace.Anywhere);
                break;
            case "startswith":
                Place(TextPlace.Beginning);
                break;
            case "endswith":
                Place(TextPlace.End);
                break;
            case "cased":
                _isCased = true;
                break;
            case "windash":
                Texts(Windash);
                break;
            case "wide" or "utf16le":
                Bytes(Encoding.Unicode, []);
                break;
            case "utf16be":
                Bytes(Encoding.BigEndianUnicode, []);
                break;
            case "utf16":
                Bytes(Encoding.Unicode, [0xFF, 0xFE]);
                break;
            case "base64":
                Each(v => [WildcardText.Plain(Convert.ToBase64String(PlainBytes(v)))]);
                _isCased = true;
                break;
            case "base64offset":
                Each(v => Enumerable.Range(0, 3).Select(o => WildcardText.Plain(Base64At(PlainBytes(v), o))));
                _isCased = true;
                break;
            case "re":
                Regexes(modifiers, ref i);
                break;
            case "cidr":
                Each(v => [new CidrValue(Plain(v))]);
                _values.ForEach(v => Checked(() => _ = new CidrTest(((CidrValue)v).Network)));
                break;
            case "exists":
                Each(v => [new ExistsValue(Boolean(v))]);
                break;
            case "lt" or "lte" or "gt" or "gte":
                Numbers(modifiers[i]);
                break;
            case "minute" or "hour" or "day" or "week" or "month" or "year":
                var part = Enum.Parse<TimePart>(modifiers[i], ignoreCase: true);
                Each(v => [v is NumberValue n ? new TimePartValue(part, n.Comparison, n.Number) : new TimePartValue(part, Comparison.Equal, Number(v))]);
                break;
            case "fieldref":
                var place = _place ?? TextPlace.Whole;
                _place = null;
                Each(v => [new FieldValue(Plain(v), place, _isCased)]);
                break;
            case "expand":
                Each(v => Plain(v).Contains('%', StringComparison.Ordinal)
                    ? throw new SigmaException(new Text($"no values are configured for the placeholder in '{Plain(v)}'", $"'{Plain(v)}' のプレースホルダーに値が設定されていません"), _location, isRefusal: true)
                    : [v]);
                break;
            case "i" or "m" or "s":
                throw Wrong($"'{modifiers[i]}' must follow 're'", $"'{modifiers[i]}' は 're' の後に書きます");
            default:
                throw Wrong($"'{modifiers[i]}' is no modifier of Sigma", $"'{modifiers[i]}' という修飾子は Sigma にありません");
        }
    }

    private void Place(TextPlace place)
    {
        // "contains" and its kin may stand before or after what makes the text, also after "fieldref".
        if (_values is [FieldValue, ..])
        {
            Each(v => [((FieldValue)v) with { Place = place }]);
        }
        else
        {
            _place = place;
        }
    }

    private void Regexes(string[] modifiers, ref int i)
    {
        var options = RegexOptions.None;
        while (i + 1 < modifiers.Length && modifiers[i + 1] is "i" or "m" or "s")
        {
            options |= modifiers[++i] switch { "i" => RegexOptions.IgnoreCase, "m" => RegexOptions.Multiline, _ => RegexOptions.Singleline };
        }

        Each(v => [new RegexValue(Plain(v), options)]);
        foreach (var value in _checksRegexes ? _values : [])
        {
            Checked(() => RegexTest.Check(((RegexValue)value).Pattern, options));
        }
    }

    private void Numbers(string modifier)
    {
        var comparison = modifier switch { "lt" => Comparison.Less, "lte" => Comparison.LessOrEqual, "gt" => Comparison.Greater, _ => Comparison.GreaterOrEqual };
        Each(v => [v is TimePartValue part ? part with { Comparison = comparison } : new NumberValue(comparison, Number(v))]);
    }

    private void Checked(Action make)
    {
        try
        {
            make();
        }
        catch (FormatException e)
        {
            throw Wrong(e.Message, e.Message);
        }
    }

    private void Each(Func<object, IEnumerable<object>> change) => _values = [.. _values.SelectMany(change)];

    private void Texts(Func<WildcardText, IEnumerable<WildcardText>> change) => Each(v => change(Text(v)));

    private void Bytes(Encoding encoding, byte[] mark) => Each(v => [new EncodedText([.. mark, .. encoding.GetBytes(Plain(v))])]);

    private byte[] PlainBytes(object value) => value is EncodedText encoded ? encoded.Bytes : Encoding.UTF8.GetBytes(Plain(value));

    private string Plain(object value) => value switch
    {
        YamlValue { Text: { } text } => text,
        WildcardText { IsPlain: true } text => text.PlainText,
        WildcardText text => text.ToString(),
        _ => throw Wrong("the value must be a text", "値は文字列でなければなりません"),
    };

    private WildcardText Text(object value) => value switch
    {
        WildcardText text => text,
        YamlValue { Text: { } text } => WildcardText.Parse(text),
        _ => throw Wrong("the value must be a text", "値は文字列でなければなりません"),
    };

    private double Number(object value) =>
        double.TryParse(Plain(value), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"'{Plain(value)}' is no number", $"'{Plain(value)}' は数値ではありません");

    private bool Boolean(object value) => Plain(value).ToLowerInvariant() switch
    {
        "true" or "yes" => true,
        "false" or "no" => false,
        _ => throw Wrong("'exists' needs true or false", "'exists' には true か false を指定します"),
    };

    private SigmaValue Finish(object value, bool isKeyword)
    {
        switch (value)
        {
            case SigmaValue done:
                return done;
            case YamlValue { Text: null }:
                return new NullValue();
            case EncodedText encoded:
                // Log files are read as UTF-8: bytes of UTF-16 stand in them as they are, which is text only where they are ASCII and zeros.
                return new TextValue(At(WildcardText.Plain(Encoding.Latin1.GetString(encoded.Bytes)), isKeyword), _isCased);
            default:
                return new TextValue(At(Text(value), isKeyword), _isCased);
        }
    }

    private WildcardText At(WildcardText text, bool isKeyword) => text.At(_place ?? (isKeyword ? TextPlace.Anywhere : TextPlace.Whole));

    /// <summary>Every text that differs in its dashes: a dash at the beginning of a word may be any of them.</summary>
    private IEnumerable<WildcardText> Windash(WildcardText text)
    {
        var variants = new List<List<WildcardPart>> { new() };
        foreach (var part in text.Parts)
        {
            var texts = part.Text is null ? [null] : Permute(part.Text);
            variants = [.. variants.SelectMany(_ => texts, (before, t) => new List<WildcardPart>(before) { t is null ? part : new WildcardPart(t, false) })];
            if (variants.Count > MostPermutations)
            {
                throw Wrong("'windash' makes too many texts of this", "'windash' による組み合わせが多すぎます");
            }
        }

        return variants.Select(v => new WildcardText(v));
    }

    private static List<string?> Permute(string text)
    {
        var variants = new List<string?> { "" };
        for (var i = 0; i < text.Length && variants.Count <= MostPermutations; i++)
        {
            var isFlag = Dashes.Contains(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);
            variants = isFlag
                ? [.. variants.SelectMany(_ => Dashes, (v, d) => v + d)]
                : [.. variants.Select(v => v + text[i])];
        }

        return variants;
    }

    /// <summary>The part of the encoding that does not depend on what stands before and after, when so many bytes stand before.</summary>
    private static string Base64At(byte[] bytes, int offset)
    {
        var encoded = Convert.ToBase64String([.. new byte[offset], .. bytes]);
        int[] first = [0, 2, 3];
        int[] last = [0, 3, 2];
        var end = (bytes.Length + offset) % 3;
        return encoded[first[offset]..(encoded.Length - last[end])];
    }

    private SigmaException Wrong(string en, string ja) => new(new Text(en, ja), _location);

    private sealed record EncodedText(byte[] Bytes);
}
