namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>
/// How a <c>struct utmp</c> lies in the file: glibc's &lt;bits/utmp.h&gt;. With 32-bit times (x86, and every 64-bit machine that
/// shares its files with 32-bit programs) a slot has 384 bytes; with 64-bit times (64-bit Arm, LoongArch, musl) it has 400.
/// </summary>
/// <param name="Size">Bytes of a slot: 384 or 400.</param>
/// <param name="IsBigEndian">Are numbers stored with the most significant byte first?</param>
public sealed record LoginRecordLayout(int Size, bool IsBigEndian)
{
    /// <summary>384 bytes, least significant byte first: x86-64.</summary>
    public static readonly LoginRecordLayout Little384 = new(384, false);

    /// <summary>384 bytes, most significant byte first: s390x, big-endian POWER.</summary>
    public static readonly LoginRecordLayout Big384 = new(384, true);

    /// <summary>400 bytes, least significant byte first: 64-bit Arm.</summary>
    public static readonly LoginRecordLayout Little400 = new(400, false);

    /// <summary>400 bytes, most significant byte first.</summary>
    public static readonly LoginRecordLayout Big400 = new(400, true);

    /// <summary>All layouts, the commonest first.</summary>
    public static readonly IReadOnlyList<LoginRecordLayout> All = [Little384, Little400, Big384, Big400];

    /// <summary>Bytes after which slots of both sizes begin together.</summary>
    internal const int CommonMultiple = 9600;

    /// <summary>The largest slot.</summary>
    internal const int LargestSize = 400;

    /// <summary>Does the slot hold its time in 64 bits?</summary>
    internal bool HasLongTime => Size == 400;
}
