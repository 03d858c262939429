using Ashiato.Core;
using Ashiato.Input.Sources.Disk;

namespace Ashiato.Input.Sources;

/// <summary>Standard input as the only file, named <c>-</c>. It can be opened once.</summary>
/// <param name="open">Opens standard input.</param>
public sealed class StdinRoot(Func<Stream> open) : EvidenceRoot
{
    /// <inheritdoc/>
    public override bool IsSingleFile => true;

    /// <inheritdoc/>
    public override string Name => "-";

    /// <inheritdoc/>
    public override IEnumerable<EvidenceFile> Files(IProblemSink problems) => [new StreamFile("-", open)];
}
