using System.Collections.Immutable;
using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Detection.Correlation;

/// <summary>A correlation whose rules and fields are found.</summary>
/// <param name="Correlation">The correlation.</param>
/// <param name="Inputs">What it is about, in the order listed.</param>
public sealed record CompiledCorrelation(SigmaCorrelation Correlation, ImmutableArray<CorrelationInput> Inputs);

/// <summary>A rule or correlation that a correlation is about.</summary>
/// <param name="Name">As the correlation names it.</param>
/// <param name="IsCorrelation">Which of both.</param>
/// <param name="Number">Its number among the compiled rules or correlations.</param>
/// <param name="GroupBy">For each field grouped by, the places in a record that may hold it; for a correlation, the place among its own groups.</param>
/// <param name="Values">The places of the fields that are counted.</param>
public sealed record CorrelationInput(
    string Name, bool IsCorrelation, int Number, ImmutableArray<CorrelationField> GroupBy, ImmutableArray<CorrelationField> Values);

/// <summary>Where a correlation finds a field's value.</summary>
/// <param name="Name">As the correlation names it.</param>
/// <param name="Places">In a record: the first of these fields that has a value.</param>
/// <param name="Group">In a match of another correlation: which of its groups; -1 in a record.</param>
public sealed record CorrelationField(string Name, ImmutableArray<FieldName> Places, int Group);
