namespace Ashiato.Detection.Sigma.Model;

/// <summary>Which logs a rule is about (attribute <c>logsource</c>); null where the rule does not say.</summary>
/// <param name="Category">For example <c>process_creation</c>.</param>
/// <param name="Product">For example <c>linux</c>.</param>
/// <param name="Service">For example <c>sshd</c>.</param>
public sealed record LogSource(string? Category, string? Product, string? Service)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join('/', new[] { Product, Category, Service }.OfType<string>());
}
