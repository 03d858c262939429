using Ashiato.Core;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>
/// Goes through a wtmp backwards and finds for each log-in its end: the rules of last(1), util-linux 2.38. One pass, one
/// table of the terminals whose end was seen; a boot or shutdown empties it.
/// </summary>
internal sealed class LastReport(LastOptions options, ILastPrinter printer, LiveSystem live, long now, CommandIo io)
{
    /// <summary>More terminals than any system has between two boots; beyond, ends of new ones are not remembered.</summary>
    private const int MostLines = 4_000_000;

    private const int LastByteOfUser = 44 + 31;

    private static readonly Text OddSize = new(
        "{0}: {1} bytes at the end are no whole record of {2} bytes; the records before them are shown",
        "{0}: 末尾の {1} バイトは 1 レコード（{2} バイト）に足りません。その前までのレコードを表示します");

    private static readonly Text UnknownTypes = new(
        "{0}: {1} records of an unknown type were left out (the last one: {2})", "{0}: 種別が不明なレコード {1} 件を除外しました（最後のもの: {2}）");

    private readonly Dictionary<LineKey, long> _ends = [];
    private long _lastBoot;
    private long _lastChange;
    private long _lastDown;
    private SessionEnd _whyDown;
    private long _unknown;
    private int _unknownType;
    private bool _isDown;
    private LoginRecordLayout _layout = LoginRecordLayout.Little384;

    private enum Kind
    {
        Other,
        Shutdown,
        ClockChange,
        Boot,
        RunLevel,
        Login,
        Logout,
        Unknown,
    }

    /// <summary>Shows a file's records.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="isFailures">Is it a btmp, whose records all stand alone?</param>
    public void Run(LoginRecordBackwardReader reader, string path, bool isFailures)
    {
        _layout = reader.Layout;
        _lastBoot = 0;
        _lastDown = _lastChange = now;
        _whyDown = SessionEnd.Normal;
        _ends.Clear();
        var wantsMore = true;
        while (wantsMore && reader.TryRead(out var slot))
        {
            var record = new LoginRecord(slot, _layout);
            var seconds = record.Seconds;
            if ((options.SinceSeconds != 0 && seconds < options.SinceSeconds) || (options.UntilSeconds != 0 && options.UntilSeconds < seconds))
            {
                continue;
            }

            wantsMore = isFailures ? printer.Print(record, reader.Offset, record.Line, seconds, SessionEnd.Normal) : Accept(record, slot, reader.Offset);
        }

        Warn(reader, path);
    }

    private bool Accept(in LoginRecord record, Span<byte> slot, long offset)
    {
        var seconds = record.Seconds;
        var more = true;
        var kind = KindOf(record);
        switch (kind)
        {
            case Kind.Shutdown:
                more = !options.IsExtended || printer.Print(record, offset, "system down"u8, _lastBoot, SessionEnd.Normal);
                _lastDown = _lastChange = seconds;
                _isDown = true;
                break;
            case Kind.ClockChange:
                var line = TypeOf(record) == LoginRecordType.NewTime ? "new time"u8 : "old time"u8;
                more = !options.IsExtended || printer.Print(record, offset, line, _lastDown, SessionEnd.ClockChange);
                break;
            case Kind.Boot:
                more = printer.Print(record, offset, "system boot"u8, _lastDown, SessionEnd.Normal);
                _isDown = true;
                break;
            case Kind.RunLevel:
                more = AcceptRunLevel(record, offset, ref kind);
                break;
            case Kind.Login:
                more = AcceptLogin(record, slot, offset);
                Remember(record.Line, seconds);
                break;
            case Kind.Logout:
                Remember(record.Line, seconds);
                break;
            case Kind.Unknown:
                _unknown++;
                _unknownType = (int)record.Type;
                break;
            default:
                break;
        }

        if (_isDown)
        {
            _lastBoot = seconds;
            _whyDown = kind == Kind.Shutdown ? SessionEnd.Down : SessionEnd.Crash;
            _ends.Clear();
            _isDown = false;
        }

        return more;
    }

    private bool AcceptRunLevel(in LoginRecord record, long offset, ref Kind kind)
    {
        var level = (byte)record.ProcessId;
        var more = true;
        if (options.IsExtended)
        {
            ReadOnlySpan<byte> line = level == 0 ? "(to lvl "u8 : [.. "(to lvl "u8, level, (byte)')'];
            more = printer.Print(record, offset, line, _lastChange, SessionEnd.Normal);
        }

        _lastChange = record.Seconds;
        if (level is (byte)'0' or (byte)'6')
        {
            _lastDown = record.Seconds;
            _isDown = true;
            kind = Kind.Shutdown;
        }

        return more;
    }

    private bool AcceptLogin(in LoginRecord record, Span<byte> slot, long offset)
    {
        if (_ends.TryGetValue(new LineKey(record.Line), out var end))
        {
            return printer.Print(record, offset, record.Line, end, SessionEnd.Normal);
        }

        if (_lastBoot != 0)
        {
            return printer.Print(record, offset, record.Line, _lastBoot, _whyDown);
        }

        var state = live.IsGone(record) ? SessionEnd.Gone : SessionEnd.StillIn;
        if (!live.IsOlderThanBoot(record))
        {
            // util-linux ends the name before its last byte when it looks whether the session is still there.
            slot[LastByteOfUser] = 0;
        }

        return printer.Print(new LoginRecord(slot, _layout), offset, record.Line, 0, state);
    }

    private void Remember(ReadOnlySpan<byte> line, long seconds)
    {
        if (!line.IsEmpty && (_ends.Count < MostLines || _ends.ContainsKey(new LineKey(line))))
        {
            _ends[new LineKey(line)] = seconds;
        }
    }

    /// <summary>What a record is: programs that do not fill in the type are corrected by the user's name and the line.</summary>
    private static Kind KindOf(in LoginRecord record)
    {
        var type = TypeOf(record);
        if (record.Line.StartsWith("~"u8))
        {
            var user = record.User;
            if (user.StartsWith("shutdown"u8))
            {
                return Kind.Shutdown;
            }

            type = user.StartsWith("reboot"u8) ? LoginRecordType.BootTime : user.StartsWith("runlevel"u8) ? LoginRecordType.RunLevel : type;
        }

        return type switch
        {
            LoginRecordType.OldTime or LoginRecordType.NewTime => Kind.ClockChange,
            LoginRecordType.BootTime => Kind.Boot,
            LoginRecordType.RunLevel => Kind.RunLevel,
            LoginRecordType.UserProcess => Kind.Login,
            LoginRecordType.DeadProcess => Kind.Logout,
            LoginRecordType.Empty or LoginRecordType.InitProcess or LoginRecordType.LoginProcess or LoginRecordType.Accounting => Kind.Other,
            (LoginRecordType)254 => Kind.Shutdown,
            _ => Kind.Unknown,
        };
    }

    private static LoginRecordType TypeOf(in LoginRecord record)
    {
        var line = record.Line;
        var user = record.User;
        if (line.StartsWith("~"u8))
        {
            return record.Type;
        }

        if (user.StartsWith("date"u8) && !line.IsEmpty && line[0] is (byte)'|' or (byte)'{')
        {
            return line[0] == '|' ? LoginRecordType.OldTime : LoginRecordType.NewTime;
        }

        return user.IsEmpty ? LoginRecordType.DeadProcess
            : record.Type != LoginRecordType.DeadProcess && !line.IsEmpty && !user.StartsWith("LOGIN"u8) ? LoginRecordType.UserProcess
            : record.Type;
    }

    private void Warn(LoginRecordBackwardReader reader, string path)
    {
        if (reader.Remainder > 0)
        {
            io.Complain(OddSize.With(path, reader.Remainder, _layout.Size));
        }

        if (_unknown > 0)
        {
            io.Complain(UnknownTypes.With(path, _unknown, _unknownType));
            _unknown = 0;
        }
    }
}
