using Ashiato.Core;

namespace Ashiato.Reports.Explanations;

/// <summary>What one kind of message means for a server's owner.</summary>
/// <param name="Code">The kind, <c>event.code</c>.</param>
/// <param name="Worry">How worried to be.</param>
/// <param name="What">What happened, one sentence. <c>{field.name}</c> stands for a field of the line; a sentence with an absent field says "?" there.</param>
/// <param name="Means">What that means for the owner, one to three sentences.</param>
/// <param name="LookAt">What to look at next.</param>
public sealed record Explanation(string Code, Worry Worry, Text What, Text Means, Text LookAt);
