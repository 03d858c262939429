namespace Ashiato.Query.Values;

/// <summary>A part of an instant, as a number (Sigma's time modifiers). Instants are taken in UTC.</summary>
public enum TimePart
{
    /// <summary>0 to 59.</summary>
    Minute,

    /// <summary>0 to 23.</summary>
    Hour,

    /// <summary>Of the month, 1 to 31.</summary>
    Day,

    /// <summary>ISO 8601's, 1 to 53.</summary>
    Week,

    /// <summary>1 to 12.</summary>
    Month,

    /// <summary>The year.</summary>
    Year,
}
