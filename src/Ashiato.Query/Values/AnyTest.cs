namespace Ashiato.Query.Values;

/// <summary>Passes what any of some tests passes. What a value begins and ends with decides which of them are asked.</summary>
/// <param name="tests">At least one.</param>
public sealed class AnyTest(IReadOnlyList<ValueTest> tests) : ValueTest
{
    private readonly (int First, int Last, ValueTest Test)[] _tests = [.. tests.OrderBy(t => t.Cost).Select(t => (t.Edges.First, t.Edges.Last, t))];

    /// <summary>By the last byte of a value the tests that it may pass; made when a value first ends so.</summary>
    private readonly (int First, ValueTest Test)[]?[] _byLast = new (int, ValueTest)[]?[256];

    /// <summary>All tests' texts together; none when one test has none.</summary>
    public override IReadOnlyList<byte[]> Literals { get; } = tests.Any(t => t.Literals.Count == 0) ? [] : [.. tests.SelectMany(t => t.Literals)];

    /// <inheritdoc/>
    public override int Cost { get; } = tests.Sum(t => t.Cost);

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<byte> value)
    {
        var (first, last) = value.IsEmpty ? (-2, -2) : (AsciiLetters.Lower(value[0]), AsciiLetters.Lower(value[^1]));
        var candidates = last < 0 ? EndingIn(last) : _byLast[last] ??= EndingIn(last);
        foreach (ref readonly var known in candidates.AsSpan())
        {
            if ((known.First < 0 || known.First == first) && known.Test.Matches(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => "(" + string.Join(" OR ", tests) + ")";

    private (int First, ValueTest Test)[] EndingIn(int last) => [.. _tests.Where(t => t.Last < 0 || t.Last == last).Select(t => (t.First, t.Test))];
}
