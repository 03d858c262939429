using System.Buffers;

namespace Ashiato.Mail.Queue;

/// <summary>
/// Names in the spool. A letter is one file that never changes, <c>ID.letter</c>; what became of it stands in <c>ID.state</c>, replaced as a
/// whole. A state without a letter is left over from a letter that is settled; a letter without a state was never tried.
/// </summary>
internal static class QueueLayout
{
    /// <summary>A letter that waits.</summary>
    public const string Letter = ".letter";

    /// <summary>A letter that could not be delivered to everybody, kept to be named in the next digest.</summary>
    public const string Bounced = ".bounced";

    /// <summary>A file that was a letter by name and is none; nobody but its owner can say what it was, so it is kept.</summary>
    public const string Damaged = ".damaged";

    /// <summary>The name of a letter with a batch id that was sent; the file is empty.</summary>
    public const string Sent = ".sent";

    /// <summary>What became of a letter.</summary>
    public const string State = ".state";

    /// <summary>A file that is being written; after a crash it belongs to nobody.</summary>
    public const string Temporary = ".tmp";

    private const int LongestId = 64;
    private const int RandomDigits = 8;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz-");

    /// <summary>Does a batch id stand behind the time? It is longer than the random digits of other letters.</summary>
    public static bool HasBatch(string id) => id.Length - id.IndexOf('-') - 1 > RandomDigits;

    /// <summary>May it be the id of a letter? Nothing else becomes part of a path.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= LongestId && id.AsSpan().IndexOfAnyExcept(IdCharacters) < 0;
}
