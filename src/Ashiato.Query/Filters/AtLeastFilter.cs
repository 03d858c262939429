using Ashiato.Core;

namespace Ashiato.Query.Filters;

/// <summary>Matches what so many of its parts match.</summary>
/// <param name="least">How many.</param>
/// <param name="parts">The parts.</param>
public sealed class AtLeastFilter(int least, IReadOnlyList<Filter> parts) : Filter
{
    /// <summary>How many.</summary>
    public int Least => least;

    /// <summary>The parts.</summary>
    public IReadOnlyList<Filter> Parts => parts;

    /// <inheritdoc/>
    public override int Cost { get; } = parts.Sum(p => p.Cost);

    /// <inheritdoc/>
    public override bool Matches(Record record)
    {
        var matching = 0;
        foreach (var part in parts)
        {
            matching += part.Matches(record) ? 1 : 0;
            if (matching >= least)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool? Decide(KnownFields known)
    {
        var (sure, open) = (0, 0);
        foreach (var part in parts)
        {
            var decided = part.Decide(known);
            sure += decided == true ? 1 : 0;
            open += decided is null ? 1 : 0;
        }

        return sure >= least ? true : sure + open < least ? false : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{least} of ({string.Join(", ", parts)})";
}
