namespace Ashiato.Query.Values;

/// <summary>One part of a text with wildcards.</summary>
/// <param name="Text">Plain text; null for a wildcard.</param>
/// <param name="IsStar">Of a wildcard: any text, else one character.</param>
public sealed record WildcardPart(string? Text, bool IsStar)
{
    /// <summary><c>*</c>.</summary>
    public static readonly WildcardPart Star = new(null, true);

    /// <summary><c>?</c>.</summary>
    public static readonly WildcardPart One = new(null, false);
}
