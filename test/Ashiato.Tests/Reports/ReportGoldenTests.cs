using System.Text.RegularExpressions;
using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Detection.Verdict;
using Ashiato.Reports.Rendering.Json;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Tests.Reports;

public sealed partial class ReportGoldenTests
{
    public static TheoryData<Language> Languages => [Language.En, Language.Ja];

    [Theory, MemberData(nameof(Languages))]
    public void The_text_of_an_investigation_is_as_approved(Language language) =>
        Golden.Matches($"reports/investigation.{Tag(language)}.txt", Rendered.Text(MadeUp.Investigation(), language, 80));

    [Theory, MemberData(nameof(Languages))]
    public void The_page_of_an_investigation_is_as_approved(Language language) =>
        Golden.Matches($"reports/investigation.{Tag(language)}.html", Rendered.Html(MadeUp.Investigation(), language));

    [Fact]
    public void The_json_of_an_investigation_is_as_approved() => Golden.Matches("reports/investigation.json", Rendered.Json(MadeUp.Investigation()));

    [Theory, MemberData(nameof(Languages))]
    public void The_text_of_an_inventory_is_as_approved(Language language)
    {
        Golden.Matches($"reports/logs.{Tag(language)}.txt", Rendered.Text(MadeUp.Inventory(), language, 80, verbose: false));
        Golden.Matches($"reports/logs-verbose.{Tag(language)}.txt", Rendered.Text(MadeUp.Inventory(), language, 80, verbose: true));
    }

    [Fact]
    public void The_json_of_an_inventory_is_as_approved() => Golden.Matches("reports/logs.json", Rendered.Json(MadeUp.Inventory()));

    [Theory, MemberData(nameof(Languages))]
    public void No_report_lets_a_hostile_character_through(Language language)
    {
        string[] reports =
        [
            Rendered.Text(MadeUp.Investigation(), language, 80), Rendered.Html(MadeUp.Investigation(), language), Rendered.Json(MadeUp.Investigation()),
            Rendered.Text(MadeUp.Inventory(), language, 80, verbose: true), Rendered.Json(MadeUp.Inventory()),
        ];
        foreach (var report in reports)
        {
            Assert.DoesNotContain(report, c => (char.IsControl(c) && c != '\n') || c is '\u061c' or (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void The_page_runs_nothing_and_loads_nothing(Language language)
    {
        var html = Rendered.Html(MadeUp.Investigation(), language);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Loads(), html);
        Assert.DoesNotMatch(Handlers(), html);
        Assert.Contains("http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;", html, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{Tag(language)}\">", html, StringComparison.Ordinal);
        Assert.All(StyleUrls().Matches(Sheet().Match(html).Value), u => Assert.Equal("url(#hatch)", u.Value));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Elements_of_the_page_are_closed_in_order(Language language)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tags().Matches(Sheet().Replace(Rendered.Html(MadeUp.Investigation(), language), "")))
        {
            if (tag.Groups["end"].Length > 0)
            {
                Assert.Equal(open.Pop(), tag.Groups["name"].Value);
            }
            else if (tag.Groups["name"].Value != "meta")
            {
                open.Push(tag.Groups["name"].Value);
            }
        }

        Assert.Empty(open);
    }

    [Theory]
    [InlineData(VerdictLevel.Quiet)]
    [InlineData(VerdictLevel.Attacked)]
    [InlineData(VerdictLevel.Suspicious)]
    public void Reports_of_nothing_are_whole(VerdictLevel level)
    {
        var empty = MadeUp.Investigation() with { Level = level, Findings = [], Timeline = [], Days = [], Addresses = [], Files = [], Problems = [], Coverage = [], Abuse = null, Host = null, Since = null, Until = null };
        Assert.Contains("</html>", Rendered.Html(empty, Language.Ja), StringComparison.Ordinal);
        Assert.Contains("\"findings\": []", Rendered.Json(empty), StringComparison.Ordinal);
        Assert.NotEmpty(Rendered.Text(empty, Language.En, 80));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_format_is_listed(Language language)
    {
        using var writer = new StringWriter();
        FormatListText.Write(new TextPage(writer, language, 80, color: false), FormatListing.All());
        Assert.All(FormatListing.All(), f => Assert.Contains(f.Name, writer.ToString(), StringComparison.Ordinal));
        var json = Rendered.Json(s => FormatListJsonWriter.Write(s, FormatListing.All()));
        Assert.All(FormatListing.All(), f => Assert.Contains($"\"name\": \"{f.Name}\"", json, StringComparison.Ordinal));
    }

    private static string Tag(Language language) => language == Language.Ja ? "ja" : "en";

    [GeneratedRegex(@"<[^>]*\s(src|href|srcset|action|data)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();

    [GeneratedRegex(@"<[a-z][^>""]*(""[^""]*""[^>""]*)*\son[a-z]+\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Handlers();

    [GeneratedRegex(@"url\([^)]*\)")]
    private static partial Regex StyleUrls();

    [GeneratedRegex(@"<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Sheet();

    [GeneratedRegex(@"<(?<end>/?)(?<name>[a-z][a-z0-9]*)(\s+[a-zA-Z:-]+=""[^""<>]*"")*>")]
    private static partial Regex Tags();
}
