using System.Text.Json;
using Ashiato.Detection.Rules;
using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Reports.Rendering.Json;

/// <summary>Detection rules as JSON, one a line; docs/detection-schema.md describes each member.</summary>
public static class RuleJsonWriter
{
    /// <summary>Writes the rules.</summary>
    /// <param name="output">Gets UTF-8; not closed.</param>
    /// <param name="documents">Rules, correlations and filters.</param>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static void Write(Stream output, IEnumerable<SigmaDocument> documents)
    {
        foreach (var document in documents)
        {
            using (var json = new Utf8JsonWriter(output, SafeJson.LineOptions))
            {
                json.WriteStartObject();
                json.WriteString("finding", RuleEngine.FindingId(document));
                json.WriteString("id", document.Id);
                json.WriteText("title", document.Title);
                json.WriteName("level", document.Level);
                json.WriteString("type", document switch { SigmaCorrelation => "correlation", SigmaFilter => "filter", _ => "rule" });
                json.WriteString("logsource", (document as SigmaRule)?.LogSource.ToString());
                json.WriteString("file", document.Location.File);
                json.WriteEndObject();
            }

            output.WriteByte((byte)'\n');
        }
    }
}
