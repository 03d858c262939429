using Ashiato.Core;
using Ashiato.Input.Formats.Journal;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats;

/// <summary>Hands the message of a journal entry to the readers of program messages. The record stays one of the journal.</summary>
internal sealed class JournalMessages : IJournalMessageReader, ILineAhead
{
    private readonly MessageReader _messages;
    private readonly LineContext _context;

    public JournalMessages(MessageReader messages, ReadContext context)
    {
        _messages = messages;
        var now = context.Now ?? Clock.System.GetUtcNow();
        _context = new LineContext { Stamps = new StampReader(context.Zone, YearResolver.Alone(now.ToUnixTimeSeconds())), Messages = messages, Ahead = this };
    }

    /// <inheritdoc/>
    public void Read(Record record)
    {
        var (dataset, time, digits, origin) = (record.Dataset, record.UnixNanoseconds, record.FractionDigits, record.TimeOrigin);
        var trusted = record.Fields.ToArray();
        _context.Depth = 0;
        _messages.Read(record.Get(FieldNames.ProcessName), record.Get(FieldNames.Message), record, _context);

        // What the journal itself knows (who wrote the entry, and when) is not for the message to say. Whom the entry is about
        // is: the command that cron ran, not cron's own; the new account's number, not useradd's.
        foreach (ref readonly var field in trusted.AsSpan())
        {
            if (field.Kind != FieldKind.ListMember && !IsSubject(field.Name))
            {
                record.Restore(in field);
            }
        }

        record.SetTime(time, digits, origin);
        record.Dataset = dataset;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Peek() => default;

    private static bool IsSubject(FieldName name) => ReferenceEquals(name, FieldNames.EventCode)
        || ReferenceEquals(name, FieldNames.ProcessCommandLine) || ReferenceEquals(name, FieldNames.UserId);
}
