using Ashiato.Core;

namespace Ashiato.Query.Filters;

/// <summary>
/// What many records have in common: the values of some fields, or that they are absent. A filter that can be decided by that
/// (<see cref="Filter.Decide"/>) need not be asked about each of the records.
/// </summary>
public abstract class KnownFields
{
    /// <summary>Is the field's value, or its absence, the same in all the records?</summary>
    /// <param name="name">The field; the dataset counts as one.</param>
    /// <param name="value">The value; null when the field is absent from all of them.</param>
    public abstract bool TryGet(FieldName name, out byte[]? value);
}
