using Ashiato.Input.Formats;
using Ashiato.Reports.Formats;

namespace Ashiato.App.Pipelines;

/// <summary>The catalogue of formats as a list to show.</summary>
public static class FormatListing
{
    /// <summary>Every format, kind by kind, in the catalogue's order.</summary>
    public static IReadOnlyList<FormatEntry> All() =>
    [
        .. FormatCatalog.Lines.Select(f => new FormatEntry(f.Name, FormatKind.Line, f.Title, [])),
        .. FormatCatalog.Programs.Select(f => new FormatEntry(f.Name, FormatKind.Program, f.Title, f.Programs)),
        .. FormatCatalog.Shared.Select(f => new FormatEntry(f.Name, FormatKind.Shared, f.Title, [])),
        .. FormatCatalog.Binaries(null).Select(f => new FormatEntry(f.Name, FormatKind.Binary, f.Title, [])),
    ];
}
