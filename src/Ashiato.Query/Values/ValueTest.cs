namespace Ashiato.Query.Values;

/// <summary>A question about the text of one value, in UTF-8. Immutable, and safe for several threads.</summary>
public abstract class ValueTest
{
    /// <summary>Does the value pass?</summary>
    public abstract bool Matches(ReadOnlySpan<byte> value);

    /// <summary>
    /// Texts of which at least one stands in every value that passes, ASCII letters in lower case; empty when nothing such
    /// is known. A value holds one of them when it does after its ASCII letters are put into lower case.
    /// </summary>
    public virtual IReadOnlyList<byte[]> Literals => [];

    /// <summary>How dear an answer is, roughly: one for comparing a short text.</summary>
    public virtual int Cost => 2;

    /// <summary>The byte every value that passes begins with, and the one it ends with, ASCII letters in lower case; -1 where nothing such is known.</summary>
    internal virtual (int First, int Last) Edges => (-1, -1);
}
