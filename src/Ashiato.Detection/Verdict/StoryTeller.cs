using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Verdict;

/// <summary>Tells what happened in three to six sentences that a person who is no security expert understands.</summary>
public static class StoryTeller
{
    /// <summary>What happened after the entry is told up to this long afterwards.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(60);

    /// <summary>Tells the story.</summary>
    public static IReadOnlyList<Text> Tell(VerdictLevel level, IReadOnlyList<Finding> findings, TimeZoneInfo zone)
    {
        var story = new List<Text>();
        if (findings.FirstOrDefault(f => f.Id == "login.guessing") is { } guessing)
        {
            story.Add(Sentence(guessing.Title));
        }

        if (VerdictMaker.FirstEntry(findings) is { First: { } at } entry)
        {
            story.Add(new Text("They first got in on {0}: {1}.", "最初の侵入は {0} です: {1}。").With(Text.Same(LocalStamp.Second(at, zone)), entry.Title));
            AfterEntry(story, findings, entry, at);
        }
        else if (level == VerdictLevel.Suspicious)
        {
            foreach (var sign in findings.Where(f => f.Kind == FindingKind.Sign && f.Severity >= Severity.Medium).OrderByDescending(f => f.Severity).ThenBy(f => f.First).Take(4))
            {
                story.Add(sign.First is { } time
                    ? new Text("{0}: {1}.", "{0}: {1}。").With(Text.Same(LocalStamp.Second(time, zone)), sign.Title)
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

    private static void AfterEntry(List<Text> story, IReadOnlyList<Finding> findings, Finding entry, DateTimeOffset at)
    {
        var after = findings.Where(f => !ReferenceEquals(f, entry) && f.Kind is FindingKind.Sign or FindingKind.Intrusion && f.First >= at.AddHours(-1) && f.First <= at + Afterwards)
            .OrderBy(f => f.First).ToList();
        var deeds = after.Where(f => !f.Id.StartsWith("defense.", StringComparison.Ordinal) && f.Id is not "command.log_wiping" and not "command.history_wiping").ToList();

        // Of records that were wiped only the time before and after is known.
        var hiding = after.Except(deeds).Concat(findings.Where(f => f.Id.StartsWith("defense.", StringComparison.Ordinal) && f.Kind == FindingKind.Sign
            && (f.First is null || (f.First < at.AddHours(-1) && f.Last >= at)))).ToList();
        if (deeds.Count > 0)
        {
            story.Add(new Text("After that: {0}.", "その後の行動: {0}。").With(Join(deeds)));
        }

        if (hiding.Count > 0)
        {
            story.Add(new Text("Traces were hidden: {0}.", "痕跡の隠蔽: {0}。").With(Join(hiding)));
        }

        if (deeds.Count == 0 && hiding.Count == 0)
        {
            story.Add(new("What was done afterwards left no trace in the logs that could be read.", "その後の行動は、読み取れたログには残っていません。"));
        }

        story.Add(new("Everything on the server must count as known to the intruder and as possibly changed.", "サーバー上のすべての情報は侵入者に知られ、改ざんされた可能性があるものとして扱ってください。"));
    }

    private static Text Join(List<Finding> findings)
    {
        var told = findings.Select(f => f.Title).Distinct().Take(5).ToList();
        var (en, ja) = (string.Join("; ", told.Select(t => t.En)), string.Join("、", told.Select(t => t.Ja)));
        var more = findings.Select(f => f.Title).Distinct().Count() - told.Count;
        return more <= 0 ? new Text(en, ja) : new Text($"{en}; and {more} more", $"{ja}、ほか {more} 件");
    }

    private static Text Sentence(Text title) => new(title.En + ".", title.Ja + "。");
}
