using Ashiato.Core;

namespace Ashiato.Input.Stamps;

/// <summary>A time stamp read from text.</summary>
/// <param name="UnixNanoseconds">Nanoseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Digits">Digits of the second's fraction that were written, 0 to 9.</param>
/// <param name="Origin">How the instant is known.</param>
/// <param name="Length">How many bytes of the text the stamp took, its zone included.</param>
public readonly record struct Stamp(long UnixNanoseconds, int Digits, TimeOrigin Origin, int Length)
{
    /// <summary>Gives the stamp to a record.</summary>
    public void GiveTo(Record record) => record.SetTime(UnixNanoseconds, Digits, Origin);
}
