using Ashiato.Fuzz.Targets;
using Ashiato.Input.Formats;

namespace Ashiato.Fuzz;

/// <summary>Every target: those over the whole catalogue, then one for each format of it.</summary>
internal static class FuzzTargets
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new TextTarget(),
        new UnpackTarget(),
        new NoticeTarget(),
        new PatternTarget(),
        new EreTarget(),
        new LogcheckConfTarget(),
        new MessageTarget(),
        new SsmtpTarget(),
        .. FormatCatalog.Binaries(null).Select(f => new BinaryFormatTarget(f)),
        .. FormatCatalog.Lines.DistinctBy(f => f.Name).Select(f => new LineFormatTarget(f)),
        .. FormatCatalog.Shared.Concat(FormatCatalog.Programs).DistinctBy(f => f.Name).Select(f => new ProgramFormatTarget(f)),
    ];

    /// <summary>The target that a corpus file belongs to: its name up to the last dash.</summary>
    public static IFuzzTarget? OfFile(string path)
    {
        var name = Path.GetFileName(path);
        var dash = name.LastIndexOf('-');
        return dash < 0 ? null : All.FirstOrDefault(t => t.Name == name[..dash]);
    }
}
