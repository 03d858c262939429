using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats;

/// <summary>The messages of one program (or family of programs) behind a syslog, journal or container header.</summary>
public abstract class ProgramFormat
{
    private Constant? _dataset;

    /// <summary>The name in the catalogue, which is also <c>event.dataset</c>.</summary>
    public abstract string Name { get; }

    /// <summary><see cref="Name"/>, as <c>event.dataset</c>. One object for all readers: what is known about kinds of records goes by it.</summary>
    public Constant Dataset => _dataset ?? Make();

    /// <summary>What the program is, for <c>ashiato formats</c>.</summary>
    public abstract Text Title { get; }

    /// <summary>
    /// The names it writes logs under, lower case, without directories: <c>postfix</c> stands for <c>postfix/smtpd</c> too,
    /// <c>su</c> for <c>su(pam_unix)</c>.
    /// </summary>
    public abstract IReadOnlyList<string> Programs { get; }

    /// <summary>Of a format that many programs write: does a record with such a message count as its own (audit), or as the program's (PAM)?</summary>
    public virtual bool OwnsMessages => false;

    /// <summary>
    /// Of a format that many programs write: can one of its messages begin with this byte? Programs with a parenthesis in
    /// their name (<c>su(pam_unix)</c>) are asked about any message.
    /// </summary>
    public virtual bool MayBegin(byte first) => true;

    /// <summary>The kinds of messages it writes.</summary>
    public abstract PatternSet Patterns { get; }

    /// <summary>Reads a message. On refusal the caller takes back the fields that were set.</summary>
    /// <param name="program">The name as written in the header.</param>
    /// <param name="message">The message.</param>
    /// <param name="record">The record, header fields set.</param>
    /// <param name="context">Stamps, wrapped messages.</param>
    public virtual bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context) =>
        Patterns.TryRead(message, record);

    private Constant Make()
    {
        _ = Interlocked.CompareExchange(ref _dataset, new Constant(Name), null);
        return _dataset;
    }
}
