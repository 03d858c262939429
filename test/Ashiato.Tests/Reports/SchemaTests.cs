using System.Text.Json;
using System.Text.RegularExpressions;
using Ashiato.App.Pipelines;
using Ashiato.Reports.Rendering.Json;

namespace Ashiato.Tests.Reports;

/// <summary>The documents of the schemas and what is written agree, member for member.</summary>
public sealed partial class SchemaTests
{
    [Fact]
    public void Every_member_of_an_investigation_is_described() =>
        Assert.Equal(Described("investigation-schema.md", "# "), Members(Rendered.Json(MadeUp.Investigation())));

    [Fact]
    public void Every_member_of_an_inventory_is_described() =>
        Assert.Equal(Described("logs-schema.md", InventoryJsonWriter.Schema), Members(Rendered.Json(MadeUp.Inventory())));

    [Fact]
    public void Every_member_of_the_list_of_formats_is_described() =>
        Assert.Equal(Described("logs-schema.md", FormatListJsonWriter.Schema), Members(Rendered.Json(s => FormatListJsonWriter.Write(s, FormatListing.All()))));

    private static SortedSet<string> Members(string json)
    {
        var members = new SortedSet<string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        Collect(document.RootElement, "", members);
        return members;
    }

    private static void Collect(JsonElement element, string path, SortedSet<string> members)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, path + "[]", members);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object && !IsText(element))
        {
            // A line of evidence is described once for all places.
            var prefix = element.TryGetProperty("time_origin", out _) ? "evidence." : path.Length == 0 ? "" : path + ".";
            foreach (var member in element.EnumerateObject())
            {
                _ = members.Add(prefix + member.Name);
                Collect(member.Value, prefix + member.Name, members);
            }
        }
    }

    private static bool IsText(JsonElement element) => element.EnumerateObject().Select(m => m.Name).SequenceEqual(["en", "ja"]);

    /// <summary>The first cells of the tables from a heading to the next of schemas.</summary>
    private static SortedSet<string> Described(string document, string schema)
    {
        var lines = File.ReadAllLines(Path.Combine(Golden.Repository(), "docs", document)).SkipWhile(l => !l.StartsWith('#') || !l.Contains(schema, StringComparison.Ordinal)).ToList();
        var end = lines.FindIndex(1, l => l.StartsWith("## Schema", StringComparison.Ordinal));
        return new SortedSet<string>((end < 0 ? lines : lines[..end]).Select(l => Cell().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^\| `([a-z_.\[\]]+)` \|")]
    private static partial Regex Cell();
}
