using Ashiato.Core;

namespace Ashiato.Input.Formats;

/// <summary>
/// Passes on what follows foreign content: from the first record that a format understood and that has a time. A log whose
/// beginning was written over is read from there on, while a picture comes to no record at all.
/// </summary>
/// <param name="sink">Takes the records.</param>
internal sealed class AfterForeign(IRecordSink sink) : IRecordSink
{
    /// <summary>Where the log begins, in bytes; null while none has been met.</summary>
    public long? Start { get; private set; }

    /// <summary>Was there anything before it?</summary>
    public bool HasLeftOut { get; private set; }

    /// <inheritdoc/>
    public void Accept(Record record)
    {
        if (Start is null && record is { IsParsed: true, HasTime: true })
        {
            Start = record.Offset;
        }

        if (Start is null)
        {
            HasLeftOut = true;
            return;
        }

        sink.Accept(record);
    }
}
