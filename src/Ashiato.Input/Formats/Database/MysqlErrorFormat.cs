using System.Buffers.Text;
using Ashiato.Core;
using Ashiato.Input.Formats.App;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Database;

/// <summary>
/// The error log of MySQL and MariaDB in its three generations: <c>yyMMdd hh:mm:ss [Level] text</c> (5.5),
/// <c>yyyy-MM-dd hh:mm:ss THREAD [Level] text</c> (5.6, MariaDB) and <c>STAMPZ THREAD [Level] [MY-code] [Subsystem] text</c> (5.7, 8);
/// and the general query log, <c>STAMP THREAD Command\tArgument</c>.
/// </summary>
internal sealed class MysqlErrorFormat : LineFormat
{
    private static readonly FieldName ThreadId = FieldName.Get("mysql.thread_id");
    private static readonly FieldName Query = FieldName.Get("mysql.query");
    private static readonly Constant Error = new("mysql.error");
    private static readonly Constant General = new("mysql.general");

    private static readonly MessagePattern Levelled = new("mysql",
        "[[{:blanks}{mysql.thread_id:int}| {:hex}]]{:blanks}[{log.level:word}] [[[{mysql.error.code:word}] [{mysql.error.subsystem:word}] ]]{message:rest}");

    private static readonly MessagePattern OldPlain = new("mysql", "{:blanks}((InnoDB|mysqld_safe|mysqld|Percona|WSREP|Error|/usr/)){*}");

    private static readonly byte[][] CommandNames =
    [.. new[] { "Connect", "Query", "Quit", "Init DB", "Execute", "Prepare", "Close stmt", "Reset stmt", "Field List", "Statistics", "Ping", "Binlog Dump", "Change user", "Shutdown", "Refresh", "Create DB", "Drop DB", "Kill" }
        .Select(System.Text.Encoding.ASCII.GetBytes)];

    public override string Name => "mysql.error";

    public override Text Title => new("MySQL's and MariaDB's error log and general query log", "MySQL・MariaDB のエラーログと一般クエリーログ");

    public override string FirstBytes => "012";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 18 || !char.IsAsciiDigit((char)line[2]) || !char.IsAsciiDigit((char)line[3]))
        {
            return false;
        }

        var isOld = line[4] != '-';
        if (!(isOld ? line[6] == ' ' && ShortStamps.TryTwoDigitYear(context.Stamps, line, out var stamp) : context.Stamps.TryIso(line, out stamp)) || stamp.Length >= line.Length)
        {
            return false;
        }

        var rest = line[stamp.Length..];
        // Newer generations always name the thread.
        var mayHaveLevel = isOld || !rest.TrimStart((byte)' ').StartsWith("["u8);
        if (!((mayHaveLevel && TryLevelled(rest, line, record)) || (isOld && TryPlain(rest, record)) || TryCommand(rest, record)))
        {
            return false;
        }

        stamp.GiveTo(record);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => StampLook.Begins(line) ? Joins.No : Joins.Maybe;

    public override void Complete(Record record, int firstLineLength, LineContext context)
    {
        MessageSpan.ToRecordEnd(record);
        record.ExtendToEnd(Query, firstLineLength);
    }

    private static bool TryLevelled(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> line, Record record)
    {
        if (rest[..Math.Min(rest.Length, 40)].IndexOf((byte)'[') < 0 || !Levelled.TryRead(rest, record))
        {
            return false;
        }

        var level = record.Get(FieldNames.LogLevel);
        if (!level.SequenceEqual("Note"u8) && !level.SequenceEqual("Warning"u8) && !level.SequenceEqual("ERROR"u8) && !level.SequenceEqual("Error"u8)
            && !level.SequenceEqual("System"u8) && !level.SequenceEqual("Information"u8))
        {
            return false;
        }

        record.Remove(FieldNames.EventCode);
        record.Dataset = Error;
        MessageSpan.ToLineEnd(line, record);
        _ = MysqlMessages.Kinds.TryRead(record.Get(FieldNames.Message), record);
        return true;
    }

    /// <summary>Up to 5.5 the storage engine and the wrapper script wrote no level.</summary>
    private static bool TryPlain(ReadOnlySpan<byte> rest, Record record)
    {
        if (!OldPlain.TryRead(rest, record))
        {
            return false;
        }

        record.Remove(FieldNames.EventCode);
        record.Dataset = Error;
        record.SetExact(FieldNames.Message, rest.TrimStart((byte)' '));
        return true;
    }

    /// <summary><c>   14 Connect   argument</c>: the command and its argument are parted by a tab.</summary>
    private static bool TryCommand(ReadOnlySpan<byte> rest, Record record)
    {
        var text = rest.TrimStart(" \t"u8);
        if (text.Length == rest.Length || !Utf8Parser.TryParse(text, out long thread, out var used) || used + 1 >= text.Length || text[used] != ' ')
        {
            return false;
        }

        text = text[(used + 1)..];
        foreach (var name in CommandNames)
        {
            if (text.StartsWith(name) && (text.Length == name.Length || text[name.Length] is (byte)'\t' or (byte)' '))
            {
                record.Dataset = General;
                record.Set(ThreadId, thread);
                record.Set(FieldNames.EventAction, name);
                record.SetExact(FieldNames.Message, text);
                ReadArgument(text, name.Length, record);
                return true;
            }
        }

        return false;
    }

    private static void ReadArgument(ReadOnlySpan<byte> text, int nameLength, Record record)
    {
        var argument = text[nameLength..].TrimStart(" \t"u8);
        if (text.StartsWith("Connect"u8) && MysqlMessages.Kinds.TryRead(argument, record))
        {
            return;
        }

        if (text[0] is (byte)'Q' or (byte)'E' or (byte)'P' && !argument.IsEmpty)
        {
            record.SetExact(Query, argument);
        }

        _ = MysqlMessages.Commands.TryRead(text, record);
    }
}
