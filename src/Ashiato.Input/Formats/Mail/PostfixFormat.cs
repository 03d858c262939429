using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Mail;

/// <summary>
/// Postfix, all daemons. A message may begin with a level (msg(3)) and then a queue identifier (short: hexadecimal; long:
/// digits and consonants, cleanup(8)); what is left is one of <see cref="PostfixMessages"/>.
/// </summary>
internal sealed class PostfixFormat : ProgramFormat
{
    private static readonly FieldName QueueId = FieldName.Get("postfix.queue_id");
    private static readonly byte[][] Levels = ["warning: "u8.ToArray(), "error: "u8.ToArray(), "fatal: "u8.ToArray(), "panic: "u8.ToArray()];

    public override string Name => "postfix";

    public override Text Title => new("Postfix mail server", "Postfix メールサーバー");

    public override IReadOnlyList<string> Programs { get; } =
        ["postfix", "postfix-submission", "postfix-smtps", "postfix-in", "postfix-out", "postqueue", "postdrop", "postsuper", "postalias", "postmap"];

    public override PatternSet Patterns => PostfixMessages.All;

    /// <inheritdoc/>
    public override bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        var rest = message;
        foreach (var level in Levels)
        {
            if (rest.StartsWith(level))
            {
                record.Set(FieldNames.LogLevel, level.AsSpan(..^2));
                rest = rest[level.Length..];
                break;
            }
        }

        var id = QueueIdLength(rest);
        if (id > 0)
        {
            record.Set(QueueId, rest[..id]);
            rest = rest[(id + 2)..];
        }

        if (Patterns.TryRead(rest, record))
        {
            return true;
        }

        MessageHints.Read(rest, record);
        return true;
    }

    /// <summary>Length of the queue identifier at the beginning, which a colon and a blank must follow; 0 when there is none.</summary>
    private static int QueueIdLength(ReadOnlySpan<byte> text)
    {
        var colon = text[..Math.Min(text.Length, 24)].IndexOf(": "u8);
        if (colon < 5)
        {
            return 0;
        }

        var id = text[..colon];
        return id.SequenceEqual("NOQUEUE"u8) || id.IndexOfAnyExcept("0123456789ABCDEF"u8) < 0
            || (colon >= 10 && id.IndexOfAnyExcept("0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"u8) < 0 && id.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0)
            ? colon
            : 0;
    }
}
