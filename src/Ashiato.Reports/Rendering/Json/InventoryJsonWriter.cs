using System.Text.Json;
using Ashiato.Detection.Coverage;
using Ashiato.Reports.Inventory;

namespace Ashiato.Reports.Rendering.Json;

/// <summary>An inventory of logs as one JSON object; docs/logs-schema.md describes each member.</summary>
public sealed class InventoryJsonWriter
{
    /// <summary>Name and version of the schema.</summary>
    public const string Schema = "ashiato.logs/1";

    private readonly Utf8JsonWriter _json;

    private InventoryJsonWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>Writes the object and a line end.</summary>
    /// <param name="output">Gets UTF-8; not closed.</param>
    /// <param name="inventory">The inventory.</param>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static void Write(Stream output, LogInventory inventory) => SafeJson.WriteReport(output, json => new InventoryJsonWriter(json).Write(inventory));

    private void Write(LogInventory inventory)
    {
        _json.WriteAbout(Schema, inventory.Root, inventory.Host, inventory.Zone, inventory.MadeAt);
        _json.WriteObjects("logs", inventory.Logs, Log);
        _json.WriteObjects("missing", inventory.Missing, Missing);
        _json.WriteProblems(inventory.Problems);
    }

    private void Log(InventoryLog log)
    {
        _json.WriteString("path", log.Path);
        _json.WriteString("kind", log.KindId);
        _json.WriteString("area", log.Area.Id);
        _json.WriteText("what", log.What);
        _json.WriteTextOrNull("writer", log.Writer);
        _json.WriteTextOrNull("tells", log.Tells);
        _json.WriteTextOrNull("silent", log.Silent);
        _json.WriteBoolean("binary", log.IsBinary);
        _json.WriteTime("first", log.First);
        _json.WriteTime("last", log.Last);
        _json.WriteNumber("stored_bytes", log.StoredBytes);
        _json.WriteNumber("records", log.Records);
        _json.WriteNumber("parsed", log.Parsed);
        _json.WriteTexts("oddities", log.Oddities);
        _json.WriteObjects("parts", log.Parts, Part);
    }

    private void Part(FileSummary part)
    {
        _json.WriteString("path", part.Path);
        _json.WriteReading(part);
    }

    private void Missing(MissingLog missing)
    {
        _json.WriteString("name", missing.Name);
        _json.WriteText("what", missing.What);
        _json.WriteText("means", missing.Means);
    }
}
