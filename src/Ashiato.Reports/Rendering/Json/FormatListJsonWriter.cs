using Ashiato.Reports.Formats;

namespace Ashiato.Reports.Rendering.Json;

/// <summary>The list of formats as one JSON object; docs/logs-schema.md describes each member.</summary>
public static class FormatListJsonWriter
{
    /// <summary>Name and version of the schema.</summary>
    public const string Schema = "ashiato.formats/1";

    /// <summary>Writes the object and a line end.</summary>
    /// <param name="output">Gets UTF-8; not closed.</param>
    /// <param name="formats">The formats.</param>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static void Write(Stream output, IReadOnlyList<FormatEntry> formats) => SafeJson.WriteReport(output, json =>
    {
        json.WriteString("schema", Schema);
        json.WriteObjects("formats", formats, format =>
        {
            json.WriteString("name", format.Name);
            json.WriteName("kind", format.Kind);
            json.WriteText("title", format.Title);
            json.WriteStrings("programs", format.Programs);
        });
    });
}
