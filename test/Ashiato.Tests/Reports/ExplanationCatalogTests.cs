using System.Text.Json;
using System.Text.RegularExpressions;
using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Input.Patterns;
using Ashiato.Reports.Explanations;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Tests.Reports;

/// <summary>
/// Explanations fit the formats: codes exist, placeholders are fields of the kind, both languages are there.
/// With ASHIATO_APPROVE=1 in the environment the pages under test/golden/explain are written anew.
/// </summary>
public sealed partial class ExplanationCatalogTests
{
    /// <summary>Explanations there must be at least.</summary>
    private const int Fewest = 350;

    /// <summary>Fields that the header, or the reader around the patterns, gives to any kind.</summary>
    private static readonly string[] Everywhere = ["process.name", "process.pid", "host.name"];

    private static readonly string[] Golden = ["sshd", "sudo", "shadow", "cron", "kernel", "pam"];

    private static readonly Lazy<Dictionary<string, HashSet<string>>> Known = new(FieldsByCode);

    public static TheoryData<string> Codes() => [.. ExplanationCatalog.All().Select(e => e.Code)];

    public static TheoryData<string, Language> Pages()
    {
        var pages = new TheoryData<string, Language>();
        foreach (var family in Golden)
        {
            pages.Add(family, Language.En);
            pages.Add(family, Language.Ja);
        }

        return pages;
    }

    [Fact]
    public void There_are_enough_explanations_and_no_code_twice()
    {
        var codes = ExplanationCatalog.All().Select(e => e.Code).ToList();
        Assert.Equal(codes.Distinct(StringComparer.Ordinal), codes);
        Assert.True(codes.Count >= Fewest, $"{codes.Count} explanations, {Fewest} wanted");
    }

    /// <summary>Advice names no values of the line: an attacker chooses these, and a person pastes commands.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void An_explanation_is_of_a_known_kind_and_names_its_fields(string code)
    {
        // "kind:failure" explains the kind with that outcome.
        var kind = code.Split(':')[0];
        Assert.True(Known.Value.TryGetValue(kind, out var fields) || IsNamedBySource(kind), "no format gives the code " + kind);
        var e = ExplanationCatalog.Find(code)!;
        if (fields is null)
        {
            return;
        }

        Assert.All(Texts(e).Skip(2), t => Assert.DoesNotContain('{', t));
        foreach (var name in Texts(e).SelectMany(t => Placeholder().Matches(t).Select(m => m.Groups[1].Value)).Except(Everywhere))
        {
            Assert.True(fields!.Contains(name), $"{code} has no field {name}; it has {string.Join(' ', fields.Order(StringComparer.Ordinal))}");
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_explanation_is_written_in_both_languages(string code)
    {
        var e = ExplanationCatalog.Find(code)!;
        Assert.All(Texts(e), t => Assert.False(string.IsNullOrWhiteSpace(t)));
        foreach (var text in new[] { e.What, e.Means, e.LookAt })
        {
            Assert.DoesNotMatch(Japanese(), text.En);
            Assert.True(Japanese().IsMatch(text.Ja) || CommandOnly().IsMatch(text.Ja), "no Japanese: " + text.Ja);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_sample_is_explained_as_reviewed(string family, Language language)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var page = new TextPage(writer, language, 100, color: false);
        var pipeline = new ExplainPipeline(new ExplanationText(page, TimeZoneInfo.Utc), TimeZoneInfo.Utc, new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero));
        using var sample = File.OpenRead(Path.Combine(Repository.Root, "test", "data", "formats", family, "sample.log"));
        pipeline.Run(sample, new Problems());
        var file = Path.Combine(Repository.Root, "test", "golden", "explain", $"{family}.{(language == Language.Ja ? "ja" : "en")}.txt");
        if (Environment.GetEnvironmentVariable("ASHIATO_APPROVE") == "1")
        {
            File.WriteAllText(file, writer.ToString());
            return;
        }

        Assert.Equal(File.ReadAllText(file), writer.ToString());
    }

    private static string[] Texts(Explanation e) => [e.What.En, e.What.Ja, e.Means.En, e.Means.Ja, e.LookAt.En, e.LookAt.Ja];

    /// <summary>Codes of the programs' patterns with what these capture, and codes of the samples with what their records hold.</summary>
    private static Dictionary<string, HashSet<string>> FieldsByCode()
    {
        var known = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var pattern in FormatCatalog.Programs.Concat(FormatCatalog.Shared).SelectMany(f => f.Patterns.All))
        {
            Fields(known, pattern.Code).UnionWith(Captures(pattern));
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "test", "data", "formats"), "expected.jsonl", SearchOption.AllDirectories))
        {
            foreach (var line in File.ReadLines(file))
            {
                using var record = JsonDocument.Parse(line);
                foreach (var key in Keys(record.RootElement))
                {
                    Fields(known, key).UnionWith(record.RootElement.EnumerateObject().Select(p => p.Name));
                }
            }
        }

        return known;
    }

    /// <summary>A record's code, or what stands for it: its dataset with the action, or with "rule" (see ExplanationKey).</summary>
    private static IEnumerable<string> Keys(JsonElement record)
    {
        if (record.TryGetProperty("event.code", out var code))
        {
            yield return code.ToString();
            yield break;
        }

        var dataset = record.GetProperty("event.dataset").ToString();
        if (record.TryGetProperty("event.action", out var action))
        {
            yield return $"{dataset}.{action}";
        }

        yield return dataset + ".rule";
    }

    /// <summary>Kinds that no sample shows stand in the source of a format as a literal; the audit format's are the kernel's record types, dnf's its verbs, in lower case.</summary>
    private static bool IsNamedBySource(string kind) =>
        InputSource.Value.Contains($"\"{kind}\"", StringComparison.Ordinal) || AuditKind().IsMatch(kind);

    [GeneratedRegex("^(auditd|dnf)\\.[a-z_]+$")]
    private static partial Regex AuditKind();

    private static readonly Lazy<string> InputSource = new(() => string.Concat(Repository.Sources("src/Ashiato.Input").Select(File.ReadAllText)));

    private static HashSet<string> Fields(Dictionary<string, HashSet<string>> known, string code) =>
        known.TryGetValue(code, out var fields) ? fields : known[code] = new HashSet<string>(StringComparer.Ordinal);

    private static IEnumerable<string> Captures(MessagePattern pattern)
    {
        foreach (Match capture in Capture().Matches(pattern.Template))
        {
            var name = capture.Groups[1].Value;
            yield return name is "source" or "destination" ? name + ".ip" : name;
        }
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{([a-z_0-9.]+)(:[a-z]+)?\}")]
    private static partial Regex Capture();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex Japanese();

    /// <summary>A command line alone is the same in both languages; the full stop is the Japanese one.</summary>
    [GeneratedRegex(@"^[\x20-\x7e]+(、[\x20-\x7e]+)*。$")]
    private static partial Regex CommandOnly();
}
