using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Query.Filters;
using Ashiato.Query.Values;

namespace Ashiato.Detection.Sigma.Compilation;

/// <summary>Turns search identifiers and conditions into filters over our records.</summary>
/// <param name="source">The log source whose field names the rule uses.</param>
internal sealed class DetectionCompiler(LogSourceMap source)
{
    /// <summary>The filter of a condition.</summary>
    /// <exception cref="SigmaException">No log here has a field that the rule needs.</exception>
    public Filter Compile(ConditionNode condition, IReadOnlyDictionary<string, DetectionNode> detections)
    {
        var filters = new Dictionary<string, Filter>(StringComparer.Ordinal);
        return Condition(condition, detections, filters);
    }

    /// <summary>The filter of a search identifier.</summary>
    /// <exception cref="SigmaException">No log here has a field that the rule needs.</exception>
    public Filter Compile(DetectionNode node) => node switch
    {
        AllOf all => And([.. all.Parts.Select(Compile)]),
        AnyOf any => Or([.. any.Parts.Select(Compile)]),
        DetectionItem item => Item(item),
        _ => throw new InvalidOperationException(),
    };

    private Filter Condition(ConditionNode condition, IReadOnlyDictionary<string, DetectionNode> detections, Dictionary<string, Filter> filters)
    {
        switch (condition)
        {
            case AndCondition and:
                return And([Condition(and.Left, detections, filters), Condition(and.Right, detections, filters)]);
            case OrCondition or:
                return Or([Condition(or.Left, detections, filters), Condition(or.Right, detections, filters)]);
            case NotCondition not:
                return new NotFilter(Condition(not.Inner, detections, filters));
            case NamedCondition named:
                return Named(named.Name, detections, filters);
            case OfCondition of:
                var all = of.Names(detections.Keys).Select(n => Named(n, detections, filters)).ToList();
                return of.Least switch
                {
                    null => And(all),
                    1 => Or(all),
                    { } least => new AtLeastFilter(least, all),
                };
            default:
                throw new InvalidOperationException();
        }
    }

    private Filter Named(string name, IReadOnlyDictionary<string, DetectionNode> detections, Dictionary<string, Filter> filters)
    {
        if (!filters.TryGetValue(name, out var filter))
        {
            filter = Compile(detections[name]);
            filters[name] = filter;
        }

        return filter;
    }

    private Filter Item(DetectionItem item)
    {
        var filters = item.Field is null
            ? item.Values.Select(v => (Filter)Keyword(v, item)).ToList()
            : item.Values.Select(v => Field(References(item.Field, item), v, item)).ToList();
        var filter = item.IsAll ? And(filters) : Or(filters);
        return item.IsNegated ? new NotFilter(filter) : filter;
    }

    private IReadOnlyList<FieldReference> References(string field, DetectionItem item)
    {
        var found = source.Find(field);
        return found.Count > 0 ? found : throw new SigmaException(
            new Text($"no log here has the field '{field}' (log source {source.Name})", $"フィールド '{field}' を持つログはここにありません（ログソース {source.Name}）"), item.Location, isRefusal: true);
    }

    private static TextFilter Keyword(SigmaValue value, DetectionItem item) => value switch
    {
        TextValue text => new TextFilter(new WildcardTest(text.Text, text.IsCased)),
        RegexValue regex => new TextFilter(new RegexTest(regex.Pattern, regex.Options, isChecked: true)),
        _ => throw new SigmaException(new Text("a keyword must be a text or a regular expression", "キーワードには文字列か正規表現を指定します"), item.Location),
    };

    private Filter Field(IReadOnlyList<FieldReference> places, SigmaValue value, DetectionItem item) => value switch
    {
        TextValue { Text.Parts.Count: 0 } => Or([.. places.Select(p => p.Tested(new WildcardTest(WildcardText.Plain("")))), new NotFilter(Exists(places))]),
        TextValue text => Tested(places, new WildcardTest(text.Text, text.IsCased)),
        RegexValue regex => Tested(places, new RegexTest(regex.Pattern, regex.Options, isChecked: true)),
        CidrValue cidr => Tested(places, new CidrTest(cidr.Network)),
        NumberValue number => Tested(places, new NumberTest(number.Comparison, number.Number)),
        ExistsValue exists => exists.IsThere ? Exists(places) : new NotFilter(Exists(places)),
        NullValue => new NotFilter(Exists(places)),
        TimePartValue part => Or([.. places.Select(p => (Filter)new TimePartFilter(p.IsTime ? null : p.Name, part.Part, part.Comparison, part.Number))]),
        FieldValue other => Or([.. places.SelectMany(_ => References(other.Field, item), (p, o) => (Filter)new FieldsFilter(p.Name, o.Name, other.Place, other.IsCased))]),
        _ => throw new InvalidOperationException(),
    };

    private static Filter Tested(IReadOnlyList<FieldReference> places, ValueTest test) => Or([.. places.Select(p => p.Tested(test))]);

    private static Filter Exists(IReadOnlyList<FieldReference> places) => Or([.. places.Select(p => p.Exists())]);

    private static Filter And(List<Filter> parts) => parts.Count == 1 ? parts[0] : new AndFilter(parts);

    private static Filter Or(List<Filter> parts) => parts.Count == 1 ? parts[0] : OrFilter.Of(parts);
}
