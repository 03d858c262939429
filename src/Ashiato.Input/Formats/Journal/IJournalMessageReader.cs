using Ashiato.Core;

namespace Ashiato.Input.Formats.Journal;

/// <summary>Reads on in the message of a record whose header is already understood (a journal entry of sshd, sudo, cron).</summary>
public interface IJournalMessageReader
{
    /// <summary>
    /// Adds the fields that <c>message</c> holds. <c>process.name</c>, <c>process.pid</c> and the like are already set and
    /// come from a trusted source; a message that is not understood leaves the record as it is.
    /// </summary>
    void Read(Record record);
}
