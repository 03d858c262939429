using System.Globalization;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Verdict;

namespace Ashiato.Reports.Rendering.Html;

/// <summary>An investigation in one language and in the server's own time, as the sections of the page see it.</summary>
internal sealed class InvestigationView
{
    private readonly Language _language;

    public InvestigationView(Investigation investigation, Language language)
    {
        Investigation = investigation;
        _language = language;
        FirstEntry = VerdictMaker.FirstEntry(investigation.Findings)?.First;
    }

    /// <summary>What was found out.</summary>
    public Investigation Investigation { get; }

    /// <summary>The first time somebody got in, or null.</summary>
    public DateTimeOffset? FirstEntry { get; }

    /// <summary>The tag of the language (BCP 47).</summary>
    public string LanguageTag => _language == Language.Ja ? "ja" : "en";

    /// <summary>A text in the page's language.</summary>
    public string Say(Core.Text text) => text.In(_language);

    /// <summary>The day in the server's zone.</summary>
    public string Day(DateTimeOffset time) => Local(time, "yyyy-MM-dd");

    /// <summary>Date and minute in the server's zone; a dash for none.</summary>
    public string Minute(DateTimeOffset? time) => time is { } t ? Local(t, "yyyy-MM-dd HH:mm") : "–";

    /// <summary>Date and second in the server's zone.</summary>
    public string Second(DateTimeOffset time) => Local(time, "yyyy-MM-dd HH:mm:ss");

    /// <summary>The time of day in the server's zone.</summary>
    public string Clock(DateTimeOffset time) => Local(time, "HH:mm:ss");

    /// <summary>From when to when a finding reaches; an empty text when no time is known.</summary>
    public string Span(Finding finding) => (finding.First, finding.Last) switch
    {
        ({ } first, { } last) when last - first > TimeSpan.FromSeconds(1) => $"{Second(first)} – {Second(last)}",
        ({ } first, _) => Second(first),
        _ => "",
    };

    /// <summary>A count with separators.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The instant for a machine (the <c>datetime</c> attribute).</summary>
    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private string Local(DateTimeOffset time, string format) =>
        LocalStamp.Format(time, Investigation.Zone, format);
}
