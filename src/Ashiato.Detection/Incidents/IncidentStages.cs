using Ashiato.Core.Findings;

namespace Ashiato.Detection.Incidents;

/// <summary>Tells what a finding's act was for: by the tactics of its ATT&amp;CK techniques (v19, with the older ids).</summary>
internal static class IncidentStages
{
    /// <summary>TA0005 Stealth and TA0112 Defense Impairment.</summary>
    private static readonly string[] Hiding = ["T1685", "T1686", "T1070", "T1562", "T1222", "T1564", "T1036", "T1014"];

    /// <summary>TA0003 Persistence, where it stays on the host.</summary>
    private static readonly string[] Persistence = ["T1098", "T1136", "T1053", "T1505", "T1543", "T1546", "T1547", "T1574", "T1556", "T1554", "T1548.001"];

    /// <summary>TA0001 Initial Access, and guessing that succeeded.</summary>
    private static readonly string[] Entry = ["T1078", "T1110", "T1190", "T1133", "T1566", "T1091"];

    /// <summary>The stage of a finding.</summary>
    public static IncidentStage Of(Finding finding)
    {
        if (finding.Kind == FindingKind.Attempt || finding.Id == "login.guessing")
        {
            return IncidentStage.Attempt;
        }

        // A log-in is a way in, whatever else it is a sign of; so is the first answer of a web server's back door.
        if ((finding.Id.StartsWith("login.", StringComparison.Ordinal) && !Is(finding, Hiding)) || finding.Id is "account.new_user_login" or "ioc.login"
            || (finding.Kind == FindingKind.Intrusion && (finding.Id.StartsWith("web.", StringComparison.Ordinal) || finding.Id.StartsWith("session.", StringComparison.Ordinal))))
        {
            return IncidentStage.Entry;
        }

        // The defences' own signs are about hiding.
        return finding.Id.StartsWith("defense.", StringComparison.Ordinal) || Is(finding, Hiding) ? IncidentStage.Hiding
            : Is(finding, Persistence) ? IncidentStage.Persistence
            : finding.Kind == FindingKind.Intrusion && Is(finding, Entry) ? IncidentStage.Entry
            : IncidentStage.Action;
    }

    /// <summary>Is what they came in through a thing that they left: a script on a web site?</summary>
    public static bool IsLeftBehind(Finding finding) => finding.Id.StartsWith("web.", StringComparison.Ordinal) && Is(finding, Persistence);

    /// <summary>The first technique is what the act is; further ones are what else it may be.</summary>
    private static bool Is(Finding finding, string[] techniques) =>
        finding.Techniques is [var first, ..] && Array.Exists(techniques, t => first.Id.StartsWith(t, StringComparison.Ordinal));
}
