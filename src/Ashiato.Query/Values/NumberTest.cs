using System.Buffers.Text;

namespace Ashiato.Query.Values;

/// <summary>How does the value, a decimal number, compare with another? What is no number does not pass.</summary>
/// <param name="comparison">The comparison.</param>
/// <param name="number">The number on its right side.</param>
public sealed class NumberTest(Comparison comparison, double number) : ValueTest
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out double given, out var used) && used == value.Length && comparison.Holds(given, number);

    /// <inheritdoc/>
    public override string ToString() => comparison.Sign() + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
