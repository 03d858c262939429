using System.Numerics;
using Ashiato.Query.Literals;

namespace Ashiato.Query.Values;

/// <summary>
/// Passes what any of some tests passes. What a value begins and ends with decides which of them are asked; of many that look for
/// a text anywhere, those whose text one walk over the value finds.
/// </summary>
/// <param name="tests">At least one.</param>
public sealed class AnyTest(IReadOnlyList<ValueTest> tests) : ValueTest
{
    /// <summary>Fewer texts are found sooner one after the other.</summary>
    private const int LeastSieved = 8;

    private const int MostSieved = 1024;
    private const int WordBits = 64;

    private readonly (int First, int Last, ValueTest Test)[] _tests =
        [.. (IsSieved(tests) ? tests.Where(t => !IsOpen(t)) : tests).OrderBy(t => t.Cost).Select(t => (t.Edges.First, t.Edges.Last, t))];

    private readonly ValueTest[] _sieved = IsSieved(tests) ? [.. tests.Where(IsOpen)] : [];

    /// <summary>By the last byte of a value the tests that it may pass; made when a value first ends so.</summary>
    private readonly (int First, ValueTest Test)[]?[] _byLast = new (int, ValueTest)[]?[256];

    /// <summary>Made when a value is first looked at: many tests never see one.</summary>
    private LiteralFinder? _sieve;

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

        return _sieved.Length > 0 && MatchesSieved(value);
    }

    /// <inheritdoc/>
    public override string ToString() => "(" + string.Join(" OR ", tests) + ")";

    /// <summary>Can its text stand anywhere, and must it?</summary>
    private static bool IsOpen(ValueTest test) => test.Edges is { First: < 0, Last: < 0 } && test.Literals is [{ Length: > 0 }];

    private static bool IsSieved(IReadOnlyList<ValueTest> tests) => tests.Count(IsOpen) is >= LeastSieved and <= MostSieved;

    private bool MatchesSieved(ReadOnlySpan<byte> value)
    {
        _sieve ??= LiteralFinder.For([.. _sieved.Select(t => t.Literals[0])], [.. Enumerable.Range(0, _sieved.Length)]);
        Span<ulong> marks = stackalloc ulong[(_sieved.Length + WordBits - 1) / WordBits];
        marks.Clear();
        if (!_sieve.Mark(value, marks))
        {
            return false;
        }

        for (var word = 0; word < marks.Length; word++)
        {
            for (var bits = marks[word]; bits != 0; bits &= bits - 1)
            {
                if (_sieved[(word * WordBits) + BitOperations.TrailingZeroCount(bits)].Matches(value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private (int First, ValueTest Test)[] EndingIn(int last) => [.. _tests.Where(t => t.Last < 0 || t.Last == last).Select(t => (t.First, t.Test))];
}
