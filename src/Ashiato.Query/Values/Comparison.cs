namespace Ashiato.Query.Values;

/// <summary>How two numbers compare.</summary>
public enum Comparison
{
    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    LessOrEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,

    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,
}

/// <summary>What comparisons mean.</summary>
public static class Comparisons
{
    /// <summary>Does the comparison hold between two numbers?</summary>
    public static bool Holds(this Comparison comparison, double left, double right) => comparison switch
    {
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Greater => left > right,
        Comparison.GreaterOrEqual => left >= right,
        Comparison.Equal => left.Equals(right),
        _ => !left.Equals(right),
    };

    /// <summary>Its sign.</summary>
    public static string Sign(this Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
        Comparison.Equal => "=",
        _ => "!=",
    };
}
