using Ashiato.Core;

namespace Ashiato.Input.Formats;

/// <summary>
/// A format of text logs. A line is offered to the formats that can begin with its first byte, in the catalogue's order;
/// the first that reads it wins.
/// </summary>
public abstract class LineFormat
{
    private Constant? _dataset;

    /// <summary>The name in the catalogue, which is also <c>event.dataset</c> where <see cref="Dataset"/> is no other.</summary>
    public abstract string Name { get; }

    /// <summary><c>event.dataset</c> of its records, unless a line says otherwise. One object for all readers: what is known about kinds of records goes by it.</summary>
    public virtual Constant Dataset => _dataset ?? Make();

    /// <summary>What the format is, for <c>ashiato formats</c>.</summary>
    public abstract Text Title { get; }

    /// <summary>The bytes a line of this format can begin with, as characters; empty for any.</summary>
    public virtual string FirstBytes => "";

    /// <summary>Do lines without a stamp of their own belong to the record before them (stack traces, wrapped messages)?</summary>
    public virtual bool JoinsLines => true;

    /// <summary>A loose format is not tried on a line that could belong to the record before it: its evidence is weak.</summary>
    public virtual bool IsLoose => false;

    /// <summary>
    /// Reads a line. Must be quick to refuse. On success sets time and fields, and the record's dataset unless it is <see cref="Dataset"/>.
    /// On refusal the record may be left half-filled: the caller clears it.
    /// </summary>
    /// <param name="line">The line without its end: the record's raw bytes.</param>
    /// <param name="record">The record to fill.</param>
    /// <param name="context">Stamps, wrapped messages, what follows.</param>
    public abstract bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context);

    /// <summary>Does the next line belong to the record? Asked before the line is offered to the formats.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="pending">The record so far.</param>
    public virtual Joins Continues(ReadOnlySpan<byte> line, Record pending) => Joins.Maybe;

    /// <summary>The record has more than one line and all of them are in its raw bytes: reads what stands on the later ones.</summary>
    /// <param name="record">The record.</param>
    /// <param name="firstLineLength">Length of the first line.</param>
    /// <param name="context">Stamps.</param>
    public virtual void Complete(Record record, int firstLineLength, LineContext context) =>
        record.ExtendToEnd(FieldNames.Message, firstLineLength);

    private Constant Make()
    {
        _ = Interlocked.CompareExchange(ref _dataset, new Constant(Name), null);
        return _dataset;
    }
}
