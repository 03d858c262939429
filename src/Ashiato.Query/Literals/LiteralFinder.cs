namespace Ashiato.Query.Literals;

/// <summary>Finds which of many texts stand in a value, whatever their number. The case of ASCII letters does not count. A sieve, not a proof: it may mark more, never less.</summary>
public abstract class LiteralFinder
{
    /// <summary>A finder.</summary>
    /// <param name="texts">Texts, none of them empty.</param>
    /// <param name="numbers">For each text the number that it stands for; several may stand for one number.</param>
    public static LiteralFinder For(IReadOnlyList<byte[]> texts, IReadOnlyList<int> numbers) =>
        texts.All(t => t.Length >= LiteralTriples.Shortest) ? new LiteralTriples(texts, numbers) : new LiteralAutomaton(texts, numbers);

    /// <summary>Marks the numbers of the texts that stand in the value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="marks">One bit a number; bits are set, never taken away.</param>
    /// <returns>Was any text found?</returns>
    public abstract bool Mark(ReadOnlySpan<byte> value, Span<ulong> marks);
}
