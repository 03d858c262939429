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

    /// <summary>What became of a letter.</summary>
    public const string State = ".state";

    /// <summary>A file that is being written; after a crash it belongs to nobody.</summary>
    public const string Temporary = ".tmp";

    private const int LongestId = 64;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz-");

    /// <summary>May it be the id of a letter? Nothing else becomes part of a path.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= LongestId && id.AsSpan().IndexOfAnyExcept(IdCharacters) < 0;
}
