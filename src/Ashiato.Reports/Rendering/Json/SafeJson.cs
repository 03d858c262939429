using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ashiato.Core;
using Ashiato.Detection.Coverage;

namespace Ashiato.Reports.Rendering.Json;

/// <summary>How every report writes JSON: indented, Japanese readable, control and direction characters escaped so that a terminal is safe.</summary>
internal static class SafeJson
{
    /// <summary>Options of a writer.</summary>
    public static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(Settings()) };

    /// <summary>Options of a writer of one object a line.</summary>
    public static readonly JsonWriterOptions LineOptions = new() { Encoder = JavaScriptEncoder.Create(Settings()) };

    /// <summary>Writes a report: one object and a line end.</summary>
    /// <param name="output">Gets UTF-8; not closed.</param>
    /// <param name="members">Writes what is in the object.</param>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static void WriteReport(Stream output, Action<Utf8JsonWriter> members)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>What every report about a server begins with.</summary>
    public static void WriteAbout(this Utf8JsonWriter json, string schema, string root, string? host, TimeZoneInfo zone, DateTimeOffset madeAt)
    {
        json.WriteString("schema", schema);
        json.WriteString("root", root);
        json.WriteString("host", host);
        json.WriteString("zone", zone.Id);
        json.WriteTime("made_at", madeAt);
    }

    /// <summary>What was read of a file.</summary>
    public static void WriteReading(this Utf8JsonWriter json, FileSummary file)
    {
        json.WriteNumberOrNull("stored_bytes", file.StoredBytes);
        json.WriteNumber("records", file.Records);
        json.WriteNumber("parsed", file.Parsed);
        json.WriteTime("first", file.First);
        json.WriteTime("last", file.Last);
        json.WriteStrings("formats", file.Formats);
        json.WriteTexts("oddities", file.Oddities);
    }

    /// <summary>An object.</summary>
    public static void WriteObject<T>(this Utf8JsonWriter json, string name, T value, Action<T> members)
    {
        json.WriteStartObject(name);
        members(value);
        json.WriteEndObject();
    }

    /// <summary>An object, or null.</summary>
    public static void WriteObjectOrNull<T>(this Utf8JsonWriter json, string name, T? value, Action<T> members)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteObject(name, value, members);
        }
    }

    /// <summary>A list of objects.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members) => json.WriteList(name, items, item =>
    {
        json.WriteStartObject();
        members(item);
        json.WriteEndObject();
    });

    /// <summary>A text in both languages.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, Core.Text text) => json.WriteObject(name, text, json.WriteLanguages);

    /// <summary>A text in both languages, or null.</summary>
    public static void WriteTextOrNull(this Utf8JsonWriter json, string name, Core.Text? text)
    {
        if (text is { } said)
        {
            json.WriteText(name, said);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A list of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<Core.Text> texts) => json.WriteObjects(name, texts, json.WriteLanguages);

    /// <summary>A list of strings.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values) => json.WriteList(name, values, json.WriteStringValue);

    /// <summary>An instant in UTC (RFC 3339), or null.</summary>
    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } t)
        {
            json.WriteString(name, t.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z");
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A number, or null.</summary>
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } n)
        {
            json.WriteNumber(name, n);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>The name of an enum value: lower case, words joined by underscores.</summary>
    public static void WriteName<T>(this Utf8JsonWriter json, string name, T value)
        where T : struct, Enum => json.WriteString(name, JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    /// <summary>What could not be read.</summary>
    public static void WriteProblems(this Utf8JsonWriter json, IEnumerable<Problem> problems) => json.WriteObjects("problems", problems, problem =>
    {
        json.WriteName("kind", problem.Kind);
        json.WriteString("path", problem.Path);
        json.WriteNumberOrNull("offset", problem.Offset);
        json.WriteText("text", problem.Text);
    });

    private static void WriteLanguages(this Utf8JsonWriter json, Core.Text text)
    {
        json.WriteString("en", text.En);
        json.WriteString("ja", text.Ja);
    }

    private static void WriteList<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private static TextEncoderSettings Settings()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacter('\u061c');
        settings.ForbidCharacter('\ufeff');
        settings.ForbidRange(UnicodeRange.Create('\u200b', '\u200f'));
        settings.ForbidRange(UnicodeRange.Create('\u2028', '\u202e'));
        settings.ForbidRange(UnicodeRange.Create('\u2066', '\u2069'));
        return settings;
    }
}
