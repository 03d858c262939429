using System.Globalization;
using System.Text.Json;
using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Abuse;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Timeline;

namespace Ashiato.Reports.Rendering.Json;

/// <summary>An investigation as one JSON object; docs/investigation-schema.md describes each member.</summary>
public sealed class InvestigationJsonWriter
{
    /// <summary>Name and version of the schema. The version rises when a member changes its meaning or goes away; new members do not change it.</summary>
    public const string Schema = "ashiato.investigation/1";

    private readonly Utf8JsonWriter _json;
    private readonly Investigation _investigation;

    private InvestigationJsonWriter(Utf8JsonWriter json, Investigation investigation)
    {
        _json = json;
        _investigation = investigation;
    }

    /// <summary>Writes the object and a line end.</summary>
    /// <param name="output">Gets UTF-8; not closed.</param>
    /// <param name="investigation">What was found out.</param>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static void Write(Stream output, Investigation investigation)
    {
        using (var json = new Utf8JsonWriter(output, SafeJson.Options))
        {
            new InvestigationJsonWriter(json, investigation).Write();
        }

        output.WriteByte((byte)'\n');
    }

    private void Write()
    {
        _json.WriteStartObject();
        About();
        _json.WriteName("verdict", _investigation.Level);
        _json.WriteText("headline", _investigation.Headline);
        _json.WriteTexts("story", _investigation.Story);
        _json.WriteTexts("next_steps", _investigation.NextSteps);
        _json.WriteTexts("unknown", _investigation.Unknown);
        _json.WriteTexts("would_change", _investigation.WouldChange);
        Abuse();
        _json.WriteList("coverage", _investigation.Coverage, Coverage);
        _json.WriteList("findings", _investigation.Findings, Finding);
        _json.WriteList("timeline", _investigation.Timeline, Step);
        _json.WriteList("days", _investigation.Days, Day);
        _json.WriteList("addresses", _investigation.Addresses, Address);
        _json.WriteList("files", _investigation.Files, File);
        _json.WriteList("problems", _investigation.Problems, _json.WriteProblem);
        _json.WriteEndObject();
        _json.Flush();
    }

    private void About()
    {
        _json.WriteString("schema", Schema);
        _json.WriteString("root", _investigation.Root);
        _json.WriteString("host", _investigation.Host);
        _json.WriteString("zone", _investigation.Zone.Id);
        _json.WriteTime("made_at", _investigation.MadeAt);
        _json.WriteTime("since", _investigation.Since);
        _json.WriteTime("until", _investigation.Until);
        _json.WriteNumber("records", _investigation.Records);
        _json.WriteNumber("unparsed", _investigation.Unparsed);
        _json.WriteNumber("bytes", _investigation.Bytes);
    }

    private void Abuse()
    {
        if (_investigation.Abuse is not { } abuse)
        {
            _json.WriteNull("abuse");
            return;
        }

        _json.WriteStartObject("abuse");
        _json.WriteString("notice", abuse.NoticePath);
        _json.WriteText("headline", abuse.Headline);
        _json.WriteTime("from", abuse.From);
        _json.WriteTime("until", abuse.Until);
        _json.WriteStrings("addresses", abuse.Addresses);
        _json.WriteList("stamps", abuse.Stamps, Stamp);
        _json.WriteList("areas", abuse.Areas, AbuseArea);
        _json.WriteEndObject();
    }

    private void Stamp(AbuseStamp stamp)
    {
        _json.WriteStartObject();
        _json.WriteString("written", stamp.Written);
        _json.WriteTime("time", stamp.Instant);
        _json.WriteString("on_server", stamp.OnServer.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        _json.WriteBoolean("zone_written", stamp.ZoneWritten);
        _json.WriteEndObject();
    }

    private void AbuseArea(AbuseAreaAnswer area)
    {
        _json.WriteStartObject();
        _json.WriteString("area", area.Area.Id);
        _json.WriteBoolean("can_answer", area.CanAnswer);
        _json.WriteText("says", area.Says);
        _json.WriteNumber("count", area.Count);
        _json.WriteList("lines", area.Lines, Line);
        _json.WriteEndObject();
    }

    private void Coverage(AreaCoverage area)
    {
        _json.WriteStartObject();
        _json.WriteString("area", area.Area.Id);
        _json.WriteText("name", area.Area.Name);
        _json.WriteText("answers", area.Area.Answers);
        _json.WriteText("without_it", area.Area.WithoutIt);
        _json.WriteTime("first", area.First);
        _json.WriteTime("last", area.Last);
        _json.WriteNumber("records", area.Records);
        _json.WriteNumber("unparsed", area.Unparsed);
        _json.WriteStrings("files", area.Files);
        _json.WriteList("gaps", area.Gaps, Gap);
        _json.WriteTexts("missing", area.Missing);
        _json.WriteEndObject();
    }

    private void Gap(CoverageGap gap)
    {
        _json.WriteStartObject();
        _json.WriteTime("from", gap.From);
        _json.WriteTime("until", gap.Until);
        _json.WriteText("why", gap.Why);
        _json.WriteEndObject();
    }

    private void Finding(Finding finding)
    {
        _json.WriteStartObject();
        _json.WriteString("id", finding.Id);
        _json.WriteText("title", finding.Title);
        _json.WriteText("explanation", finding.Explanation);
        _json.WriteName("severity", finding.Severity);
        _json.WriteName("confidence", finding.Confidence);
        _json.WriteName("kind", finding.Kind);
        _json.WriteList("techniques", finding.Techniques, Technique);
        _json.WriteTime("first", finding.First);
        _json.WriteTime("last", finding.Last);
        _json.WriteString("host", finding.Host);
        _json.WriteStartObject("actor");
        _json.WriteString("address", finding.Actor.Address);
        _json.WriteString("user", finding.Actor.User);
        _json.WriteString("key", finding.Actor.Key);
        _json.WriteEndObject();
        _json.WriteNumber("count", finding.Count);
        _json.WriteList("evidence", finding.Evidence, Line);
        _json.WriteText("alternatives", finding.Alternatives);
        _json.WriteTexts("next_steps", finding.NextSteps);
        _json.WriteEndObject();
    }

    private void Technique(Technique technique)
    {
        _json.WriteStartObject();
        _json.WriteString("id", technique.Id);
        _json.WriteString("older_id", technique.OlderId);
        _json.WriteEndObject();
    }

    private void Line(Evidence line)
    {
        _json.WriteStartObject();
        LineMembers(line);
        _json.WriteEndObject();
    }

    private void LineMembers(Evidence line)
    {
        _json.WriteString("path", line.Origin.Path);
        _json.WriteString("member", line.Origin.Member);
        _json.WriteNumber("line", line.LineNumber);
        _json.WriteNumber("offset", line.Offset);
        _json.WriteTime("time", line.Time);
        _json.WriteName("time_origin", line.TimeOrigin);
        _json.WriteString("raw", line.Raw);
    }

    private void Step(TimelineEntry step)
    {
        _json.WriteStartObject();
        _json.WriteTime("time", step.Time);
        _json.WriteName("severity", step.Severity);
        _json.WriteText("text", step.Text);
        _json.WriteString("finding", step.FindingId);
        if (step.Evidence is { } evidence)
        {
            _json.WriteStartObject("evidence");
            LineMembers(evidence);
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteNull("evidence");
        }

        _json.WriteEndObject();
    }

    private void Day(DayCount day)
    {
        _json.WriteStartObject();
        _json.WriteString("day", day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        _json.WriteNumber("failed_logins", day.FailedLogins);
        _json.WriteNumber("logins", day.Logins);
        _json.WriteEndObject();
    }

    private void Address(AddressCount address)
    {
        _json.WriteStartObject();
        _json.WriteString("address", address.Address);
        _json.WriteNumber("failed_logins", address.FailedLogins);
        _json.WriteNumber("logins", address.Logins);
        _json.WriteEndObject();
    }

    private void File(FileSummary file)
    {
        _json.WriteStartObject();
        _json.WriteString("path", file.Path);
        _json.WriteText("what", file.What);
        _json.WriteString("area", file.AreaId);
        _json.WriteNumberOrNull("stored_bytes", file.StoredBytes);
        _json.WriteNumber("records", file.Records);
        _json.WriteNumber("parsed", file.Parsed);
        _json.WriteTime("first", file.First);
        _json.WriteTime("last", file.Last);
        _json.WriteStrings("formats", file.Formats);
        _json.WriteTexts("oddities", file.Oddities);
        _json.WriteEndObject();
    }
}
