using Ashiato.Core;

namespace Ashiato.Detection.Coverage;

/// <summary>A kind of evidence: a group of logs that answer the same question.</summary>
/// <param name="Id">Stable id, for example <c>authentication</c>.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Answers">Which question it answers.</param>
/// <param name="WithoutIt">What cannot be said where it is missing.</param>
public sealed record EvidenceArea(string Id, Text Name, Text Answers, Text WithoutIt);
