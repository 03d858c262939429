namespace Ashiato.Query.Values;

/// <summary>Where a text has to stand in a value.</summary>
public enum TextPlace
{
    /// <summary>It is the whole value.</summary>
    Whole,

    /// <summary>The value begins with it.</summary>
    Beginning,

    /// <summary>The value ends with it.</summary>
    End,

    /// <summary>It stands anywhere in the value.</summary>
    Anywhere,
}
