using System.Globalization;
using System.Text.Json;
using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Abuse;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Incidents;
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
    public static void Write(Stream output, Investigation investigation) => SafeJson.WriteReport(output, json => new InvestigationJsonWriter(json, investigation).Write());

    private void Write()
    {
        About();
        _json.WriteName("verdict", _investigation.Level);
        _json.WriteText("headline", _investigation.Headline);
        _json.WriteTexts("story", _investigation.Story);
        _json.WriteTexts("next_steps", _investigation.NextSteps);
        _json.WriteTexts("unknown", _investigation.Unknown);
        _json.WriteTexts("would_change", _investigation.WouldChange);
        _json.WriteObjectOrNull("abuse", _investigation.Abuse, Abuse);
        _json.WriteObjects("coverage", _investigation.Coverage, Coverage);
        _json.WriteObjects("incidents", _investigation.Incidents, Incident);
        _json.WriteNumber("incidents_untold", _investigation.UntoldIncidents);
        _json.WriteObjects("findings", _investigation.Findings, Finding);
        _json.WriteObjects("timeline", _investigation.Timeline, Step);
        _json.WriteObjects("days", _investigation.Days, Day);
        _json.WriteObjects("addresses", _investigation.Addresses, Address);
        _json.WriteObjects("files", _investigation.Files, File);
        _json.WriteProblems(_investigation.Problems);
    }

    private void About()
    {
        _json.WriteAbout(Schema, _investigation.Root, _investigation.Host, _investigation.Zone, _investigation.MadeAt);
        _json.WriteTime("since", _investigation.Since);
        _json.WriteTime("until", _investigation.Until);
        _json.WriteNumber("records", _investigation.Records);
        _json.WriteNumber("unparsed", _investigation.Unparsed);
        _json.WriteNumber("bytes", _investigation.Bytes);
    }

    private void Abuse(AbuseAnswer abuse)
    {
        _json.WriteString("notice", abuse.NoticePath);
        _json.WriteText("headline", abuse.Headline);
        _json.WriteTime("from", abuse.From);
        _json.WriteTime("until", abuse.Until);
        _json.WriteStrings("addresses", abuse.Addresses);
        _json.WriteObjects("stamps", abuse.Stamps, Stamp);
        _json.WriteObjects("areas", abuse.Areas, AbuseArea);
    }

    private void Stamp(AbuseStamp stamp)
    {
        _json.WriteString("written", stamp.Written);
        _json.WriteTime("time", stamp.Instant);
        _json.WriteString("on_server", stamp.OnServer.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        _json.WriteBoolean("zone_written", stamp.ZoneWritten);
    }

    private void AbuseArea(AbuseAreaAnswer area)
    {
        _json.WriteString("area", area.Area.Id);
        _json.WriteBoolean("can_answer", area.CanAnswer);
        _json.WriteText("says", area.Says);
        _json.WriteNumber("count", area.Count);
        _json.WriteObjects("lines", area.Lines, Line);
    }

    private void Coverage(AreaCoverage area)
    {
        _json.WriteString("area", area.Area.Id);
        _json.WriteText("name", area.Area.Name);
        _json.WriteText("answers", area.Area.Answers);
        _json.WriteText("without_it", area.Area.WithoutIt);
        _json.WriteTime("first", area.First);
        _json.WriteTime("last", area.Last);
        _json.WriteNumber("records", area.Records);
        _json.WriteNumber("unparsed", area.Unparsed);
        _json.WriteStrings("files", area.Files);
        _json.WriteObjects("gaps", area.Gaps, Gap);
        _json.WriteTexts("missing", area.Missing);
    }

    private void Gap(CoverageGap gap)
    {
        _json.WriteTime("from", gap.From);
        _json.WriteTime("until", gap.Until);
        _json.WriteText("why", gap.Why);
    }

    private void Incident(Incident incident)
    {
        _json.WriteName("level", incident.Level);
        _json.WriteName("confidence", incident.Confidence);
        _json.WriteTime("first", incident.First);
        _json.WriteTime("last", incident.Last);
        _json.WriteStrings("addresses", incident.Addresses);
        _json.WriteStrings("users", incident.Users);
        _json.WriteTexts("summary", incident.Summary);
        _json.WriteTexts("unknown", incident.Unknown);
        _json.WriteTexts("would_change", incident.WouldChange);
        _json.WriteObjects("steps", incident.Steps, IncidentStep);
    }

    private void IncidentStep(IncidentStep step)
    {
        _json.WriteName("stage", step.Stage);
        _json.WriteTime("time", step.Finding.First);
        _json.WriteString("finding_id", step.Finding.Id);
        _json.WriteText("title", step.Finding.Title);
        _json.WriteObjects("evidence", step.Finding.Evidence, Line);
    }

    private void Finding(Finding finding)
    {
        _json.WriteString("id", finding.Id);
        _json.WriteText("title", finding.Title);
        _json.WriteText("explanation", finding.Explanation);
        _json.WriteName("severity", finding.Severity);
        _json.WriteName("confidence", finding.Confidence);
        _json.WriteName("kind", finding.Kind);
        _json.WriteObjects("techniques", finding.Techniques, Technique);
        _json.WriteTime("first", finding.First);
        _json.WriteTime("last", finding.Last);
        _json.WriteString("host", finding.Host);
        _json.WriteObject("actor", finding.Actor, Actor);
        _json.WriteNumber("count", finding.Count);
        _json.WriteObjects("evidence", finding.Evidence, Line);
        _json.WriteText("alternatives", finding.Alternatives);
        _json.WriteTexts("next_steps", finding.NextSteps);
    }

    private void Actor(Actor actor)
    {
        _json.WriteString("address", actor.Address);
        _json.WriteString("user", actor.User);
        _json.WriteString("key", actor.Key);
    }

    private void Technique(Technique technique)
    {
        _json.WriteString("id", technique.Id);
        _json.WriteString("older_id", technique.OlderId);
    }

    private void Line(Evidence line)
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
        _json.WriteTime("time", step.Time);
        _json.WriteName("severity", step.Severity);
        _json.WriteText("text", step.Text);
        _json.WriteString("finding", step.FindingId);
        _json.WriteObjectOrNull("evidence", step.Evidence, Line);
    }

    private void Day(DayCount day)
    {
        _json.WriteString("day", day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Logins(day.FailedLogins, day.Logins);
    }

    private void Address(AddressCount address)
    {
        _json.WriteString("address", address.Address);
        Logins(address.FailedLogins, address.Logins);
    }

    private void Logins(long failed, long granted)
    {
        _json.WriteNumber("failed_logins", failed);
        _json.WriteNumber("logins", granted);
    }

    private void File(FileSummary file)
    {
        _json.WriteString("path", file.Path);
        _json.WriteText("what", file.What);
        _json.WriteString("area", file.AreaId);
        _json.WriteReading(file);
    }
}
