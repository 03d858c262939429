using System.Runtime.InteropServices;
using Ashiato.Core;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Query.Literals;

namespace Ashiato.Detection.Matching;

/// <summary>
/// Makes the finders of the texts that rules need. Texts are looked for in places: one for each field, and one for whole texts.
/// Kinds of records that ask for the same share a finder: many kinds of syslog lines, few finders.
/// </summary>
internal sealed class FinderSet
{
    private readonly IReadOnlyList<CompiledRule> _rules;

    /// <summary>By the ordinals of field names: the number of the field's place, -1 for none.</summary>
    private readonly int[] _placeOf;

    /// <summary>By place and the rules that are looked for there.</summary>
    private readonly Dictionary<(int Place, string Rules), LiteralFinder> _made = [];

    /// <summary>The set of some rules; a rule's number is its place in the list.</summary>
    public FinderSet(IReadOnlyList<CompiledRule> rules)
    {
        _rules = rules;
        FieldName[] fields = [.. rules.SelectMany(r => r.Filter.Needs?.Literals ?? []).Select(l => l.Field).OfType<FieldName>().Distinct()];
        _placeOf = new int[fields.Select(f => f.Ordinal + 1).DefaultIfEmpty(0).Max()];
        Array.Fill(_placeOf, -1);
        for (var place = 0; place < fields.Length; place++)
        {
            _placeOf[fields[place].Ordinal] = place;
        }

        WholeText = fields.Length;
    }

    /// <summary>The place of whole texts, behind those of the fields.</summary>
    public int WholeText { get; }

    /// <summary>The place of a field, -1 when no rule looks for a text there.</summary>
    public int PlaceOf(FieldName field) => field.Ordinal < _placeOf.Length ? _placeOf[field.Ordinal] : -1;

    /// <summary>For each place the finder of what these rules need there, null where they need nothing.</summary>
    /// <param name="numbers">The rules, each once, ascending.</param>
    /// <param name="isOpen">Is this literal still to be looked for?</param>
    public LiteralFinder?[] For(IReadOnlyList<int> numbers, Func<Literal, bool> isOpen)
    {
        var texts = new List<(byte[] Text, int Number)>[WholeText + 1];
        foreach (var number in numbers)
        {
            foreach (var literal in _rules[number].Filter.Needs!.Literals.Where(isOpen))
            {
                (texts[literal.Field is null ? WholeText : PlaceOf(literal.Field)] ??= []).Add((literal.Text, number));
            }
        }

        return [.. texts.Select((t, place) => t is null ? null : Made(place, t))];
    }

    private LiteralFinder Made(int place, List<(byte[] Text, int Number)> texts)
    {
        var key = (place, new string(MemoryMarshal.Cast<int, char>([.. texts.Select(t => t.Number).Distinct()])));
        ref var finder = ref CollectionsMarshal.GetValueRefOrAddDefault(_made, key, out _);
        return finder ??= LiteralFinder.For([.. texts.Select(t => t.Text)], [.. texts.Select(t => t.Number)]);
    }
}
