using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Correlation;

/// <summary>The line of the record that is looked at, copied when the first asks for it and shared by all who keep it.</summary>
internal sealed class LineOf
{
    private Record? _record;
    private Evidence? _evidence;

    /// <summary>The line.</summary>
    /// <exception cref="InvalidOperationException">No record is looked at.</exception>
    public Evidence Evidence => _evidence ??= Evidence.Of(_record ?? throw new InvalidOperationException("No record is looked at."));

    /// <summary>Another record is looked at from now on.</summary>
    public void Set(Record record)
    {
        _record = record;
        _evidence = null;
    }
}
