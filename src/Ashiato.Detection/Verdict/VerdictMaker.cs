using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Coverage;

namespace Ashiato.Detection.Verdict;

/// <summary>Makes the verdict from findings and coverage. Compromised needs evidence of success; a thousand refusals are an attack.</summary>
public static class VerdictMaker
{
    /// <summary>The verdict's level.</summary>
    public static VerdictLevel Level(IReadOnlyList<Finding> findings)
    {
        if (findings.Any(f => f.Kind == FindingKind.Intrusion && f.Confidence >= Confidence.Medium))
        {
            return VerdictLevel.Compromised;
        }

        // One sign of middling weight is a question to ask; a heavy one, or several of different kinds, is a suspicion.
        var signs = findings.Where(f => f.Kind is FindingKind.Sign or FindingKind.Intrusion).ToList();
        if (signs.Any(f => f.Severity >= Severity.High) || signs.Where(f => f.Severity == Severity.Medium).Select(f => f.Id.Split('.')[0]).Distinct().Count() >= 3)
        {
            return VerdictLevel.Suspicious;
        }

        return findings.Any(f => f.Kind == FindingKind.Attempt) ? VerdictLevel.Attacked : VerdictLevel.Quiet;
    }

    /// <summary>The verdict in one sentence.</summary>
    public static Text Headline(VerdictLevel level, IReadOnlyList<Finding> findings) => level switch
    {
        VerdictLevel.Compromised => new Text("This server was broken into: {0}.", "このサーバーは侵入されています: {0}。")
            .With(findings.Where(f => f.Kind == FindingKind.Intrusion).OrderBy(f => f.First ?? DateTimeOffset.MaxValue).First().Title),
        VerdictLevel.Suspicious => new Text("There are signs that need an explanation: {0}.", "説明が必要な兆候があります: {0}。")
            .With(findings.Where(f => f.Kind is FindingKind.Sign or FindingKind.Intrusion).OrderByDescending(f => f.Severity).First().Title),
        VerdictLevel.Attacked => new("The server is being attacked, as every server on the internet is; nothing read here shows that an attack succeeded.",
            "インターネット上の他のサーバーと同じく攻撃を受けていますが、読み取れた範囲に成功を示すものはありません。"),
        _ => new("Nothing unusual in what could be read. See below for the time that this answers for.",
            "読み取れた範囲に異常は見当たりません。どの期間について言えるのかは下記を確認してください。"),
    };

    /// <summary>What cannot be known, and why, most important first.</summary>
    public static IReadOnlyList<Text> Unknown(IReadOnlyList<AreaCoverage> coverage, IReadOnlyList<Finding> findings, TimeZoneInfo zone)
    {
        var unknown = new List<Text>();
        var entry = FirstEntry(findings)?.First;
        foreach (var area in coverage.Where(c => EvidenceAreas.Expected.Contains(c.Area) || c.Missing.Count > 0))
        {
            if (!area.Exists)
            {
                unknown.Add(new Text("{0}: there is nothing to read, so {1}.", "{0}: 読めるものがないため、{1}。").With(area.Area.Name, area.Area.WithoutIt));
            }
            else if (entry is { } at && area.First > at)
            {
                unknown.Add(new Text("{0} reaches back only to {1}, after the first entry: for the time before, {2}.", "{0}は {1} 以降しか残っておらず、最初の侵入より後です。それ以前について、{2}。")
                    .With(area.Area.Name, LocalStamp.Minute(area.First.Value, zone), area.Area.WithoutIt));
            }

            foreach (var gap in area.Gaps.Take(3))
            {
                unknown.Add(new Text("{0} says nothing from {1} to {2} ({3}).", "{0}には {1} から {2} までの記録がありません（{3}）。")
                    .With(area.Area.Name, LocalStamp.Minute(gap.From, zone), LocalStamp.Minute(gap.Until, zone), gap.Why));
            }
        }

        if (entry is not null)
        {
            unknown.Add(new("What an intruder with root's rights did to the logs themselves: whoever has those rights can change every line read here.",
                "root 権限を得た侵入者はログ自体も書き換えられるため、ここで読んだ行がすべて本物とは限りません。"));
        }

        unknown.Add(new("Which data was read or copied: ordinary logs do not record that.", "どのデータが読み取られ、持ち出されたか: 通常のログには記録されません。"));
        return unknown;
    }

    /// <summary>What would change the verdict.</summary>
    public static IReadOnlyList<Text> WouldChange(VerdictLevel level) => level switch
    {
        VerdictLevel.Compromised =>
        [
            new("Proof that the log-ins above were made by people who may: then the verdict would fall to attacked.", "上記のログインが正規の利用者によるものだと確認できれば、判定は「攻撃あり」に下がります。"),
        ],
        VerdictLevel.Suspicious =>
        [
            new("An explanation of each sign by the person who did it: then the verdict would fall.", "それぞれの兆候について、行った本人の説明が得られれば判定は下がります。"),
            new("One of the log-ins turning out to be nobody's: then the server counts as broken into.", "誰のものでもないログインが見つかれば、侵入されたものと判断します。"),
        ],
        _ =>
        [
            new("Evidence that is missing here: older logs from a backup, the hoster's console, the live system (ashiato investigate / on the server itself).",
                "ここにない証拠: バックアップにある古いログ、事業者のコンソール、稼働中のシステム自体（サーバー上で ashiato investigate / を実行）。"),
            new("A log-in in the list that nobody recognises.", "一覧の中に誰も心当たりのないログインがあれば判定は変わります。"),
        ],
    };

    /// <summary>What to do now, in order: the steps of the worst findings first.</summary>
    public static IReadOnlyList<Text> NextSteps(VerdictLevel level, IReadOnlyList<Finding> findings)
    {
        var relevant = level >= VerdictLevel.Suspicious ? findings.Where(f => f.Kind is FindingKind.Intrusion or FindingKind.Sign) : findings;
        var steps = relevant.OrderByDescending(f => f.Kind == FindingKind.Intrusion).ThenByDescending(f => f.Severity).SelectMany(f => f.NextSteps).Distinct().Take(level == VerdictLevel.Compromised ? 8 : 6).ToList();
        if (steps.Count == 0)
        {
            steps.Add(new("Nothing urgent. Keep the logs off the server too, so that they can still speak after a break-in.", "急ぎの対応は不要です。侵入後も証拠が残るよう、ログをサーバー外にも保存しておきましょう。"));
        }

        return steps;
    }

    /// <summary>The finding that shows how they came in first, or null.</summary>
    public static Finding? FirstEntry(IReadOnlyList<Finding> findings) =>
        findings.Where(f => f.Kind == FindingKind.Intrusion).OrderBy(f => f.First ?? DateTimeOffset.MaxValue).FirstOrDefault();
}
