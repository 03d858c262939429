using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ashiato.Core;
using Ashiato.Detection.Logcheck;

namespace Ashiato.App.Pipelines.Check;

/// <summary>
/// Writes a report as one JSON object: <c>lines_read</c>, <c>level</c>, <c>sections</c> (<c>kind</c> attack, security or
/// system; <c>heading</c>; <c>file</c>; <c>lines</c>) and <c>problems</c>. Bytes that are no UTF-8 become U+FFFD.
/// </summary>
/// <param name="output">Gets the object.</param>
/// <param name="level">The level that was checked at.</param>
/// <param name="problems">What could not be read or used.</param>
/// <param name="language">The language of the problems.</param>
public sealed class CheckJsonWriter(Stream output, LogcheckLevel level, IReadOnlyList<Text> problems, Language language) : ICheckWriter
{
    /// <summary>Bytes after which the writer's buffer is given on.</summary>
    private const int FlushAt = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    /// <inheritdoc/>
    public void Write(CheckReport report)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteNumber("lines_read", report.LinesRead);
        json.WriteString("level", level.ToString().ToLowerInvariant());
        json.WriteStartArray("sections");
        foreach (var section in report.Sections)
        {
            WriteSection(json, report, section);
        }

        json.WriteEndArray();
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStringValue(problem.In(language));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteSection(Utf8JsonWriter json, CheckReport report, CheckSection section)
    {
        json.WriteStartObject();
        json.WriteString("kind", section.Section.Kind.ToString().ToLowerInvariant());
        json.WriteString("heading", section.Section.Heading);
        json.WriteString("file", section.Section.File);
        json.WriteStartArray("lines");
        report.Read(section, line =>
        {
            json.WriteStringValue(Encoding.UTF8.GetString(line));
            if (json.BytesPending > FlushAt)
            {
                json.Flush();
            }
        });
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
