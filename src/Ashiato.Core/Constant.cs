using System.Text;

namespace Ashiato.Core;

/// <summary>A text of the program's own that many records carry (a dataset, an outcome): its UTF-8 bytes are made once.</summary>
/// <param name="value">The text.</param>
public sealed class Constant(string value)
{
    /// <summary><c>success</c>, for <c>event.outcome</c>.</summary>
    public static readonly Constant Success = new("success");

    /// <summary><c>failure</c>, for <c>event.outcome</c>.</summary>
    public static readonly Constant Failure = new("failure");

    /// <summary><c>alert</c>, for <c>event.kind</c>.</summary>
    public static readonly Constant Alert = new("alert");

    /// <summary><c>unparsed</c>, for <c>event.dataset</c>: no format understood the line.</summary>
    public static readonly Constant Unparsed = new("unparsed");

    private static int _made;

    /// <summary>A number of its own, from 0 in the order constants were made: what is known about kinds of records goes by such numbers.</summary>
    public int Ordinal { get; } = Interlocked.Increment(ref _made) - 1;

    /// <summary>The text.</summary>
    public string Value { get; } = value;

    /// <summary>The text in UTF-8.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
