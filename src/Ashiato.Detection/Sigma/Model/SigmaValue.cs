using System.Text.RegularExpressions;
using Ashiato.Query.Values;

namespace Ashiato.Detection.Sigma.Model;

/// <summary>A value of a rule after its modifiers.</summary>
public abstract record SigmaValue;

/// <summary>A text with wildcards that the whole value must match.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsCased">Does the case of letters count?</param>
public sealed record TextValue(WildcardText Text, bool IsCased) : SigmaValue;

/// <summary>A regular expression, known to be a good one, that must match somewhere in the value.</summary>
/// <param name="Pattern">The expression.</param>
/// <param name="Options">From the modifiers <c>i</c>, <c>m</c>, <c>s</c>.</param>
public sealed record RegexValue(string Pattern, RegexOptions Options) : SigmaValue;

/// <summary>A network the address must be in.</summary>
/// <param name="Network">The network.</param>
public sealed record CidrValue(string Network) : SigmaValue;

/// <summary>A comparison of numbers.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Number">Its right side.</param>
public sealed record NumberValue(Comparison Comparison, double Number) : SigmaValue;

/// <summary>A comparison of a part of a time.</summary>
/// <param name="Part">The part.</param>
/// <param name="Comparison">The comparison.</param>
/// <param name="Number">Its right side.</param>
public sealed record TimePartValue(TimePart Part, Comparison Comparison, double Number) : SigmaValue;

/// <summary>The field must be there, or must not.</summary>
/// <param name="IsThere">Which of both.</param>
public sealed record ExistsValue(bool IsThere) : SigmaValue;

/// <summary>The field must have no value (<c>null</c>).</summary>
public sealed record NullValue : SigmaValue;

/// <summary>The text of another field.</summary>
/// <param name="Field">The other field, as the rule names it.</param>
/// <param name="Place">Where it must stand.</param>
/// <param name="IsCased">Does the case of letters count?</param>
public sealed record FieldValue(string Field, TextPlace Place, bool IsCased) : SigmaValue;
