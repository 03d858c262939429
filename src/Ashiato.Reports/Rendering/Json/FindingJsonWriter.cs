using System.Text.Json;
using Ashiato.Core.Findings;

namespace Ashiato.Reports.Rendering.Json;

/// <summary>Findings as JSON, one a line; docs/detection-schema.md describes each member.</summary>
public static class FindingJsonWriter
{
    /// <summary>Name and version of the schema. The version rises when a member changes its meaning or goes away; new members do not change it.</summary>
    public const string Schema = "ashiato.finding/1";

    /// <summary>Writes the findings.</summary>
    /// <param name="output">Gets UTF-8; not closed.</param>
    /// <param name="findings">The findings.</param>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static void Write(Stream output, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            using (var json = new Utf8JsonWriter(output, SafeJson.LineOptions))
            {
                Write(json, finding);
            }

            output.WriteByte((byte)'\n');
        }
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("rule", finding.Id);
        json.WriteName("level", finding.Severity);
        json.WriteName("kind", finding.Kind);
        json.WriteName("confidence", finding.Confidence);
        json.WriteText("title", finding.Title);
        json.WriteString("source.ip", finding.Actor.Address);
        json.WriteString("user.name", finding.Actor.User);
        json.WriteString("host.name", finding.Host);
        json.WriteTime("first", finding.First);
        json.WriteTime("last", finding.Last);
        json.WriteNumber("count", finding.Count);
        json.WriteStartArray("techniques");
        foreach (var technique in finding.Techniques)
        {
            json.WriteStringValue(technique.Id);
        }

        json.WriteEndArray();
        json.WriteStartArray("evidence");
        foreach (var line in finding.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("log.file.path", line.Origin.ToString());
            json.WriteNumber("line", line.LineNumber);
            json.WriteNumber("log.offset", line.Offset);
            json.WriteTime("@timestamp", line.Time);
            json.WriteString("event.original", line.Raw);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
