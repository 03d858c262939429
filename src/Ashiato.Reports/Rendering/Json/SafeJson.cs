using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ashiato.Core;

namespace Ashiato.Reports.Rendering.Json;

/// <summary>How every report writes JSON: indented, Japanese readable, control and direction characters escaped so that a terminal is safe.</summary>
internal static class SafeJson
{
    /// <summary>Options of a writer.</summary>
    public static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(Settings()) };

    /// <summary>Options of a writer of one object a line.</summary>
    public static readonly JsonWriterOptions LineOptions = new() { Encoder = JavaScriptEncoder.Create(Settings()) };

    /// <summary>A text in both languages.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, Core.Text text)
    {
        json.WritePropertyName(name);
        json.WriteText(text);
    }

    /// <summary>A text in both languages, in a list.</summary>
    public static void WriteText(this Utf8JsonWriter json, Core.Text text)
    {
        json.WriteStartObject();
        json.WriteString("en", text.En);
        json.WriteString("ja", text.Ja);
        json.WriteEndObject();
    }

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
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<Core.Text> texts) => json.WriteList(name, texts, json.WriteText);

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

    /// <summary>Something that could not be read, in a list.</summary>
    public static void WriteProblem(this Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteName("kind", problem.Kind);
        json.WriteString("path", problem.Path);
        json.WriteNumberOrNull("offset", problem.Offset);
        json.WriteText("text", problem.Text);
        json.WriteEndObject();
    }

    /// <summary>A list.</summary>
    public static void WriteList<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
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
