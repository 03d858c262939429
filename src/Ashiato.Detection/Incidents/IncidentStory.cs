using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Verdict;

namespace Ashiato.Detection.Incidents;

/// <summary>Tells an incident in a few sentences that a person who is no security expert understands, and what cannot be said about it.</summary>
internal static class IncidentStory
{
    private const int MostTold = 4;
    private const int MostChanges = 3;

    /// <summary>The log-in itself and what gave it away may be two findings.</summary>
    private static readonly TimeSpan SameEntry = TimeSpan.FromMinutes(1);

    /// <summary>The sentences.</summary>
    public static IReadOnlyList<Text> Tell(VerdictLevel level, IReadOnlyList<IncidentStep> steps, IReadOnlyList<string> addresses, DateTimeOffset? last, TimeZoneInfo zone)
    {
        var story = new List<Text>();
        var entry = Entry(steps);
        if (level == VerdictLevel.Compromised && entry?.Finding.First is { } at)
        {
            var from = addresses.Count > 0 && !entry.Finding.Title.En.Contains(addresses[0], StringComparison.Ordinal)
                ? new Text(" (from {0})", "（{0} から）").With(addresses[0]) : Text.Same("");
            story.Add(new Text("They first got in on {0}: {1}{2}.", "最初の侵入は {0} です: {1}{2}。").With(LocalStamp.Second(at, zone), entry.Finding.Title, from));
        }

        Add(story, Of(steps, IncidentStage.Attempt), story.Count > 0 ? new("Before that they tried: {0}.", "それまでの試み: {0}。") : new("They tried: {0}.", "試み: {0}。"));
        var rest = steps.Where(s => !ReferenceEquals(s, entry)).ToList();
        Add(story, Of(rest, IncidentStage.Action), story.Count > 0 ? new("After that: {0}.", "その後の行動: {0}。") : new("What was done: {0}.", "行われたこと: {0}。"));
        Add(story, Of(rest, IncidentStage.Persistence), new("They left behind ways to come back: {0}.", "再侵入の手段が残されています: {0}。"));
        Add(story, Of(rest, IncidentStage.Hiding), new("Traces were hidden: {0}.", "痕跡の隠蔽: {0}。"));
        if (level == VerdictLevel.Compromised)
        {
            if (rest.TrueForAll(s => s.Stage is IncidentStage.Attempt or IncidentStage.Entry))
            {
                story.Add(new("What was done afterwards left no trace in the logs that could be read.", "その後の行動は、読み取れたログには残っていません。"));
            }

            story.Add(last is { } time
                ? new Text("The last trace is of {0}; everything on the server must count as known to the intruder and as possibly changed.", "最後の痕跡は {0} です。サーバー上のすべての情報は侵入者に知られ、改ざんされた可能性があるものとして扱ってください。")
                    .With(LocalStamp.Second(time, zone))
                : new("Everything on the server must count as known to the intruder and as possibly changed.", "サーバー上のすべての情報は侵入者に知られ、改ざんされた可能性があるものとして扱ってください。"));
        }
        else
        {
            story.Add(new("None of this proves a break-in; each of it can be explained by the person who did it, and should be.", "いずれも侵入の証明ではありませんが、行った本人に確認する必要があります。"));
        }

        return story;
    }

    /// <summary>What cannot be said.</summary>
    public static IReadOnlyList<Text> Unknown(VerdictLevel level, IReadOnlyList<IncidentStep> steps)
    {
        var unknown = new List<Text>();
        if (level == VerdictLevel.Compromised && !steps.Any(s => s.Stage == IncidentStage.Entry))
        {
            unknown.Add(new("How they came in: the logs show what was done, not the way in.", "侵入経路: ログには行動は残っていますが、入った方法は記録されていません。"));
        }

        if (steps.Any(s => s.Finding.Id == "command.root_shell"))
        {
            unknown.Add(new("What was typed inside the root shell: sudo writes down only that it was opened.", "root シェルの中で入力された操作: sudo に残るのはシェルを開いたことだけです。"));
        }

        if (steps.Any(s => s.Stage == IncidentStage.Hiding))
        {
            unknown.Add(new("What else there was before traces were removed.", "痕跡が消される前に、ほかに何が記録されていたか。"));
        }

        return unknown;
    }

    /// <summary>What would change the incident's level, in terms of its own evidence.</summary>
    public static IReadOnlyList<Text> WouldChange(VerdictLevel level, IReadOnlyList<IncidentStep> steps)
    {
        var changes = new List<Text>();
        var findings = steps.Select(s => s.Finding).Distinct().ToList();
        if (level == VerdictLevel.Compromised)
        {
            var proofs = findings.Where(f => f.Kind == FindingKind.Intrusion).ToList();
            foreach (var proof in proofs.DistinctBy(f => f.Alternatives).Take(MostChanges))
            {
                changes.Add(new Text("No break-in if this explains “{0}”: {1}", "「{0}」が次の事情によるものであれば、侵入ではありません: {1}").With(proof.Title, proof.Alternatives));
            }

            if (proofs.Count > 1)
            {
                changes.Add(new Text("There are {0} pieces of evidence of success: each of them has to be explained before this stops being a break-in.",
                    "侵入の成功を示す証拠は {0} 件あります。すべてに説明がつかない限り、侵入という判断は変わりません。").With(proofs.Count));
            }

            changes.Add(steps.Any(s => s.Stage == IncidentStage.Entry)
                ? new("Older logs (a backup, another server's copy) may show that it began earlier, or that more was done.", "古いログ（バックアップや他サーバーへの転送分）があれば、侵入の開始がさらに早まったり、別の行動が見つかったりする可能性があります。")
                : new("A log-in or a web request before it that nobody recognises would show the way in and put the beginning earlier.", "これより前に誰も心当たりのないログインや Web へのアクセスが見つかれば、侵入経路が分かり、開始時刻も早まります。"));
            return changes;
        }

        foreach (var sign in findings.Where(f => f.Kind is FindingKind.Sign or FindingKind.Intrusion).OrderByDescending(f => f.Severity).DistinctBy(f => f.Alternatives).Take(MostChanges))
        {
            changes.Add(new Text("Nothing to worry about if this explains “{0}”: {1}", "「{0}」が次の事情によるものであれば、問題ありません: {1}").With(sign.Title, sign.Alternatives));
        }

        changes.Add(new("A log-in shortly before it that nobody recognises, or a password that was guessed, would make it a break-in.", "直前に誰も心当たりのないログインや、推測されたパスワードでのログインが見つかれば、侵入と判断します。"));
        return changes;
    }

    /// <summary>The log-in that came first, told by whichever finding says how; else the first evidence of success.</summary>
    private static IncidentStep? Entry(IReadOnlyList<IncidentStep> steps)
    {
        var proof = steps.FirstOrDefault(s => s.Finding.Kind == FindingKind.Intrusion);
        return steps.Where(s => s.Stage == IncidentStage.Entry && s.Finding.First <= proof?.Finding.First + SameEntry && s.Finding.First >= proof?.Finding.First - SameEntry)
            .OrderByDescending(s => s.Finding.Kind).ThenByDescending(s => s.Finding.Severity).FirstOrDefault() ?? proof;
    }

    private static List<Finding> Of(IEnumerable<IncidentStep> steps, IncidentStage stage) => [.. steps.Where(s => s.Stage == stage).Select(s => s.Finding)];

    private static void Add(List<Text> story, List<Finding> findings, Text sentence)
    {
        if (findings.Count > 0)
        {
            story.Add(sentence.With(Join(findings)));
        }
    }

    /// <summary>The weightiest, in time order.</summary>
    private static Text Join(List<Finding> findings)
    {
        var titles = findings.OrderByDescending(f => f.Severity).ThenBy(f => f.First).DistinctBy(f => f.Title).ToList();
        var told = titles.Take(MostTold).OrderBy(f => f.First).Select(f => f.Title).ToList();
        var (en, ja) = (string.Join("; ", told.Select(t => t.En)), string.Join("／", told.Select(t => t.Ja)));
        var more = titles.Count - told.Count;
        return more <= 0 ? new Text(en, ja) : new Text($"{en}; and {more} more", $"{ja}、ほか {more} 件");
    }
}
