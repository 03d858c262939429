using System.Text;
using Ashiato.Core;
using Ashiato.Detection;
using Ashiato.Reports.Inventory;
using Ashiato.Reports.Rendering.Html;
using Ashiato.Reports.Rendering.Json;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Tests.Reports;

/// <summary>Reports as strings.</summary>
internal static class Rendered
{
    public static string Html(Investigation investigation, Language language)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new InvestigationHtml(writer, investigation, language).Write();
        return writer.ToString();
    }

    public static string Text(Investigation investigation, Language language, int columns, bool color = false)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new InvestigationText(new TextPage(writer, language, columns, color), investigation).Write();
        return writer.ToString();
    }

    public static string Text(LogInventory inventory, Language language, int columns, bool verbose)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new InventoryText(new TextPage(writer, language, columns, color: false), inventory, verbose).Write();
        return writer.ToString();
    }

    public static string Json(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string Json(Investigation investigation) => Json(s => InvestigationJsonWriter.Write(s, investigation));

    public static string Json(LogInventory inventory) => Json(s => InventoryJsonWriter.Write(s, inventory));
}
