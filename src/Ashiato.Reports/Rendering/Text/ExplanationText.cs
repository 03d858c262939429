using System.Text;
using Ashiato.Core;
using Ashiato.Reports.Explanations;

namespace Ashiato.Reports.Rendering.Text;

/// <summary>Explains one line in plain words: who wrote it, what it says field by field, how worried to be, what to look at next.</summary>
public sealed class ExplanationText
{
    private static readonly FieldName[] Hidden = [FieldNames.Message, FieldNames.EventCode, FieldNames.EventCategory, FieldNames.EventAction];

    /// <summary>Of a message of many lines (a stack trace) these are shown.</summary>
    private const int MostLines = 20;

    private readonly TextPage _page;
    private readonly TimeZoneInfo _zone;

    /// <summary>Explanations on a page, times in a zone.</summary>
    public ExplanationText(TextPage page, TimeZoneInfo zone)
    {
        _page = page;
        _zone = zone;
    }

    /// <summary>Explains a record.</summary>
    /// <param name="record">The record of the line.</param>
    /// <param name="program">What wrote it, for a person; null when nobody knows.</param>
    public void Write(Record record, Core.Text? program)
    {
        var l = _page.Language;
        var lines = Encoding.UTF8.GetString(record.Raw).Split('\n');
        foreach (var line in lines.Take(MostLines))
        {
            _page.Raw(line.TrimEnd('\r'), 0);
        }

        if (lines.Length > MostLines)
        {
            _page.Paragraph(new Core.Text("… {0} more lines", "… 他 {0} 行").With(lines.Length - MostLines));
        }

        var explanation = ExplanationKey.Find(record);
        if (explanation is null)
        {
            Unknown(record, program);
        }
        else
        {
            _page.Paragraph(Fill(explanation.What.In(l), record), Ink.Strong, 2);
            _page.Paragraph(explanation.Means, indent: 2);
            _page.Item(WorryMark(explanation.Worry), WorryWord(explanation.Worry).In(l), WorryInk(explanation.Worry), 2);
            _page.Item("→", explanation.LookAt.In(l), indent: 2);
        }

        Fields(record, program);
        _page.Gap();
    }

    /// <summary>Puts the line's own values in place of <c>{field.name}</c>.</summary>
    internal static string Fill(string template, Record record)
    {
        var filled = new StringBuilder();
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            _ = filled.Append(template, at, open - at).Append(Value(template[(open + 1)..close], record));
            at = close + 1;
        }

        return filled.Append(template, at, template.Length - at).ToString();
    }

    /// <summary>A client is an address or a name: one stands for the other.</summary>
    private static string Value(string field, Record record)
    {
        var value = record.GetString(FieldName.Get(field));
        return value ?? field switch
        {
            "source.ip" => record.GetString(FieldNames.SourceDomain) ?? "?",
            "destination.ip" => record.GetString(FieldNames.DestinationDomain) ?? "?",
            _ => "?",
        };
    }

    private static string WorryMark(Worry worry) => worry switch { Worry.None => "○", Worry.Little => "◔", Worry.Ask => "◑", _ => "●" };

    private static Ink WorryInk(Worry worry) => worry switch { Worry.None => Ink.Good, Worry.Little => Ink.Good, Worry.Ask => Ink.Notice, _ => Ink.Bad };

    private static Core.Text WorryWord(Worry worry) => worry switch
    {
        Worry.None => new("No reason to worry: everyday life of a server.", "心配いりません。サーバーの日常的な動作です。"),
        Worry.Little => new("No worry by itself; look when there are many, or at an odd hour.", "単独では心配いりません。大量にある場合や、変な時間帯の場合は確認してください。"),
        Worry.Ask => new("Find out who did it.", "誰が行ったのか確認してください。"),
        _ => new("Look now: intruders do this.", "今すぐ確認してください。侵入者の行動の可能性があります。"),
    };

    private void Unknown(Record record, Core.Text? program)
    {
        _page.Paragraph(record.IsParsed
            ? new Core.Text("The line's form is known ({0}), this kind of message is not: what follows is what can be seen in it.", "行の形式（{0}）は分かりますが、この種類のメッセージの説明はありません。読み取れた内容を示します。").With(record.Dataset.Value)
            : new Core.Text("No format knows this line. It may be part of a message of several lines, or a program of your own.", "どの形式にも当てはまらない行です。複数行メッセージの一部か、独自プログラムのログかもしれません。"), indent: 2);
        _ = program;
    }

    private void Fields(Record record, Core.Text? program)
    {
        var rows = new List<IReadOnlyList<string>>();
        if (program is { } writer)
        {
            rows.Add([new Core.Text("written by", "書いたプログラム").In(_page.Language), writer.In(_page.Language)]);
        }

        if (record.HasTime)
        {
            var inferred = record.TimeOrigin == TimeOrigin.YearInferred ? new Core.Text(" (year inferred)", "（年は推定）").In(_page.Language) : "";
            rows.Add([new Core.Text("time", "時刻").In(_page.Language), $"{TimeZoneInfo.ConvertTime(record.Time, _zone):yyyy-MM-dd HH:mm:ss zzz}{inferred}"]);
        }

        foreach (var field in record.Fields)
        {
            if (!Hidden.Contains(field.Name))
            {
                rows.Add([field.Name.Name, record.GetString(field.Name) ?? ""]);
            }
        }

        foreach (var row in rows.DistinctBy(r => r[0]))
        {
            _page.Item(DisplayWidth.Pad(row[0], 26), row[1], Ink.Faint, 4);
        }
    }
}
