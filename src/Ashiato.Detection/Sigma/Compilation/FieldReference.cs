using System.Globalization;
using Ashiato.Core;
using Ashiato.Query.Filters;
using Ashiato.Query.Values;

namespace Ashiato.Detection.Sigma.Compilation;

/// <summary>A place in our records that a rule's field stands for.</summary>
/// <param name="Name">The field; <c>@timestamp</c> and <c>event.dataset</c> mean the record's own.</param>
/// <param name="Member">Of a list field, which member, from 0; -1 for any.</param>
internal sealed record FieldReference(FieldName Name, int Member)
{
    private static readonly FieldName Timestamp = FieldName.Get("@timestamp");

    /// <summary>Is it the record's own time?</summary>
    public bool IsTime => ReferenceEquals(Name, Timestamp);

    /// <summary>Is it the record's dataset?</summary>
    public bool IsDataset => ReferenceEquals(Name, FieldNames.Dataset);

    /// <summary>Reads <c>process.args#1</c> or <c>user.name</c>.</summary>
    public static FieldReference Parse(string text)
    {
        var mark = text.IndexOf('#', StringComparison.Ordinal);
        return mark < 0
            ? new FieldReference(FieldName.Get(text), -1)
            : new FieldReference(FieldName.Get(text[..mark]), int.Parse(text.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>The filter of a test of its value.</summary>
    public Filter Tested(ValueTest test) => IsDataset ? new DatasetFilter(test)
        : Member < 0 ? new FieldFilter(Name, test)
        : new MemberFilter(Name, Member, test);

    /// <summary>The filter that it has a value.</summary>
    public Filter Exists() => IsDataset || IsTime ? AllFilter.Instance
        : Member < 0 ? new FieldExistsFilter(Name)
        : new MemberFilter(Name, Member, new WildcardTest(new WildcardText([WildcardPart.Star])));
}
