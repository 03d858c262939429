using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Lineage;

namespace Ashiato.Detection.Correlation;

/// <summary>The line of the record that is looked at, copied when the first asks for it and shared by all who keep it.</summary>
/// <param name="process">Whose event of the audit log is under way; null where nobody follows that.</param>
internal sealed class LineOf(AuditProcess? process = null)
{
    private Record? _record;
    private Evidence? _evidence;

    /// <summary>The line.</summary>
    /// <exception cref="InvalidOperationException">No record is looked at.</exception>
    public Evidence Evidence => _evidence ??= Make(_record ?? throw new InvalidOperationException("No record is looked at."));

    /// <summary>Another record is looked at from now on.</summary>
    public void Set(Record record)
    {
        _record = record;
        _evidence = null;
    }

    private Evidence Make(Record record)
    {
        var evidence = Evidence.Of(record);
        return process is null || evidence.Process is not null ? evidence : evidence with { Process = process.Of(record) };
    }
}
