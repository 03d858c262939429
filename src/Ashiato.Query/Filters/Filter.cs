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

    /// <summary>
    /// A filter that gives the same answers about records that have these fields in common, without the parts that are decided by them; this
    /// one when there are none. Only for a filter that is not decided as a whole (<see cref="Decide"/>).
    /// </summary>
    public virtual Filter Without(KnownFields known) => this;

    /// <summary>The parts that are not decided, without what is decided in them; null when nothing is.</summary>
    private protected static List<Filter>? Open(IReadOnlyList<Filter> parts, KnownFields known)
    {
        var open = new List<Filter>(parts.Count);
        var isSame = true;
        foreach (var part in parts)
        {
            if (part.Decide(known) is not null)
            {
                isSame = false;
                continue;
            }

            var rest = part.Without(known);
            isSame &= ReferenceEquals(rest, part);
            open.Add(rest);
        }

        return isSame ? null : open;
    }

    /// <summary>
    /// Literals of which at least one stands in every matching record, or null when nothing such is known. What does not
    /// hold any of them need not be looked at.
    /// </summary>
    public virtual LiteralNeed? Needs => null;

    /// <summary>How dear an answer is, roughly: one for comparing a short text. Of what must hold together the cheapest is asked first.</summary>
    public virtual int Cost => 1;
}
