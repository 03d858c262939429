using Ashiato.Core;
using Ashiato.Query.Literals;

namespace Ashiato.Query.Filters;

/// <summary>
/// A question about a record that is answered with yes or no. Immutable, and safe for several threads. Filters are a tree:
/// whoever stores records can walk it and skip what cannot match (<see cref="Needs"/>).
/// </summary>
public abstract class Filter
{
    /// <summary>Does the record match?</summary>
    public abstract bool Matches(Record record);

    /// <summary>Does every record match that has these fields in common (true), none of them (false), or may it differ (null)?</summary>
    public virtual bool? Decide(KnownFields known) => null;

    /// <summary>A filter that gives the same answers about records that have these fields in common, without what is decided by them.</summary>
    public Filter Given(KnownFields known) => Decide(known) switch
    {
        true => AllFilter.Instance,
        false => new NotFilter(AllFilter.Instance),
        null => Without(known),
    };

    /// <summary>The filter without its decided parts; it is not decided as a whole.</summary>
    protected virtual Filter Without(KnownFields known) => this;

    /// <summary>
    /// Literals of which at least one stands in every matching record, or null when nothing such is known. What does not
    /// hold any of them need not be looked at.
    /// </summary>
    public virtual LiteralNeed? Needs => null;

    /// <summary>How dear an answer is, roughly: one for comparing a short text. Of what must hold together the cheapest is asked first.</summary>
    public virtual int Cost => 1;
}
