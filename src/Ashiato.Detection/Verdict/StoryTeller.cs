using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Incidents;

namespace Ashiato.Detection.Verdict;

/// <summary>Tells what happened in three to six sentences that a person who is no security expert understands.</summary>
public static class StoryTeller
{
    /// <summary>Further intruders that are told of in the story; all have their own part of the report.</summary>
    private const int MostOthers = 2;

    /// <summary>Tells the story: of a compromise that of its first incident.</summary>
    public static IReadOnlyList<Text> Tell(VerdictLevel level, IReadOnlyList<Finding> findings, IReadOnlyList<Incident> incidents, TimeZoneInfo zone)
    {
        if (incidents.Where(i => i.Level == VerdictLevel.Compromised).ToList() is [var first, .. var others])
        {
            return [.. first.Summary, .. Others(others, zone)];
        }

        var story = new List<Text>();
        if (findings.FirstOrDefault(f => f.Id == "login.guessing") is { } guessing)
        {
            story.Add(Sentence(guessing.Title));
        }

        if (level == VerdictLevel.Suspicious)
        {
            foreach (var sign in findings.Where(f => f.Kind is FindingKind.Sign or FindingKind.Intrusion && f.Severity >= Severity.Medium).OrderByDescending(f => f.Severity).ThenBy(f => f.First).Take(4))
            {
                story.Add(sign.First is { } time
                    ? new Text("{0}: {1}.", "{0}: {1}。").With(LocalStamp.Second(time, zone), sign.Title)
                    : Sentence(sign.Title));
            }

            story.Add(new("None of this proves a break-in; each of it can be explained by the person who did it, and should be.", "いずれも侵入の証明ではありませんが、行った本人に確認する必要があります。"));
        }
        else
        {
            story.Add(level == VerdictLevel.Attacked
                ? new("None of the attempts succeeded as far as the logs that could be read tell.", "読み取れたログによる限り、いずれの試みも成功していません。")
                : new("No refused log-ins to speak of, no unknown log-ins, no changes that need explaining.", "目立つログイン失敗、見慣れないログイン、説明が必要な変更はありません。"));
        }

        return story;
    }

    private static IEnumerable<Text> Others(List<Incident> others, TimeZoneInfo zone)
    {
        foreach (var other in others.Take(MostOthers))
        {
            var entry = (other.Steps.FirstOrDefault(s => s.Finding.Kind == FindingKind.Intrusion) ?? other.Steps[0]).Finding;
            yield return entry.First is { } at
                ? new Text("Besides, on {0}, perhaps by somebody else: {1}.", "このほか {0} に（別の侵入者の可能性があります）: {1}。").With(LocalStamp.Second(at, zone), entry.Title)
                : new Text("Besides, perhaps by somebody else: {0}.", "このほか（別の侵入者の可能性があります）: {0}。").With(entry.Title);
        }

        if (others.Count > MostOthers)
        {
            yield return new Text("And {0:N0} more incidents, which are listed below.", "さらに {0:N0} 件のインシデントがあります（下記参照）。").With(others.Count - MostOthers);
        }
    }

    private static Text Sentence(Text title) => new(title.En + ".", title.Ja + "。");
}
