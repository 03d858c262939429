namespace Ashiato.Detection.Sigma.Model;

/// <summary>What a correlation counts (Sigma correlation rules specification 2.1).</summary>
public enum CorrelationType
{
    /// <summary>Matches of its rules.</summary>
    EventCount,

    /// <summary>Distinct values of a field.</summary>
    ValueCount,

    /// <summary>The sum of a field's numbers.</summary>
    ValueSum,

    /// <summary>The mean of a field's numbers.</summary>
    ValueAvg,

    /// <summary>A percentile of a field's numbers.</summary>
    ValuePercentile,

    /// <summary>The median of a field's numbers.</summary>
    ValueMedian,

    /// <summary>Distinct rules that matched, in any order.</summary>
    Temporal,

    /// <summary>Distinct rules that matched, in the order they are listed.</summary>
    TemporalOrdered,
}
