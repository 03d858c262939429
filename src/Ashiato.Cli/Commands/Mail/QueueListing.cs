using System.Text;
using Ashiato.Core;
using Ashiato.Mail.Queue;

namespace Ashiato.Cli.Commands.Mail;

/// <summary>The queue as a person reads it: a line for each letter, its recipients below.</summary>
internal static class QueueListing
{
    private static readonly Text Empty = new("No mail waits.", "送信待ちのメールはありません。");

    /// <summary>Writes the listing.</summary>
    public static void Write(CommandIo io, IReadOnlyList<QueuedLetter> letters)
    {
        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        if (letters.Count == 0)
        {
            writer.WriteLine(Empty.In(io.Language));
            return;
        }

        foreach (var letter in letters)
        {
            Write(writer, io, letter);
        }

        writer.WriteLine(new Text("{0} waiting, {1} not deliverable, {2} damaged", "送信待ち {0} 件、配送不能 {1} 件、破損 {2} 件").With(
            letters.Count(l => l.Kind is QueuedKind.Waiting or QueuedKind.Sending), letters.Count(l => l.Kind == QueuedKind.Bounced), letters.Count(l => l.Kind == QueuedKind.Damaged)).In(io.Language));
    }

    /// <summary>Writes one letter.</summary>
    public static void Write(TextWriter writer, CommandIo io, QueuedLetter letter)
    {
        var sender = letter.Sender.Length == 0 ? "<>" : letter.Sender;
        var time = letter.Accepted is { } at ? $"{TimeZoneInfo.ConvertTime(at, io.Zone):yyyy-MM-dd HH:mm:ss zzz}" : "-";
        writer.WriteLine(TerminalText.Escape($"{letter.Id}  {Kind(letter).In(io.Language)}  {time}  {letter.Size}  {sender}"));
        foreach (var recipient in letter.State.Recipients)
        {
            var answer = recipient.Answer.Length == 0 ? new Text("not tried yet", "まだ送信していません").In(io.Language) : recipient.Answer;
            writer.WriteLine(TerminalText.Escape($"    {recipient.Recipient}: {Outcome(recipient.Outcome).In(io.Language)}: {answer}"));
        }
    }

    private static Text Kind(QueuedLetter letter) => letter.Kind switch
    {
        QueuedKind.Waiting => new("waiting", "送信待ち"),
        QueuedKind.Sending => new("sending", "送信中"),
        QueuedKind.Bounced => new("not deliverable", "配送不能"),
        _ => new("damaged", "破損"),
    };

    private static Text Outcome(Ashiato.Mail.Smtp.RecipientOutcome outcome) => outcome switch
    {
        Ashiato.Mail.Smtp.RecipientOutcome.Accepted => new("delivered to the hub", "メールサーバーに引き渡し済み"),
        Ashiato.Mail.Smtp.RecipientOutcome.Refused => new("refused", "拒否"),
        Ashiato.Mail.Smtp.RecipientOutcome.GivenUp => new("given up", "再送断念"),
        _ => new("waiting", "待機"),
    };
}
