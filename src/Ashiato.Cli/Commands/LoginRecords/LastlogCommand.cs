using System.Globalization;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary><c>ashiato lastlog</c>: lastlog(8) of shadow 4.13.</summary>
internal sealed class LastlogCommand : AccountCommand
{
    /// <summary>shadow's width for an IPv6 address with the name of an interface.</summary>
    private const int HostWidth = 42;

    private static readonly Option Before = Option.Value('b', "before", "DAYS", new("records older than that", "この日数より古い記録のみ"));
    private static readonly Option Clear = Option.Flag('C', "clear", new("refused: nothing is ever written", "実行しません（書き込みは一切行いません）"));
    private static readonly Option Set = Option.Flag('S', "set", new("refused: nothing is ever written", "実行しません（書き込みは一切行いません）"));

    /// <inheritdoc/>
    public override string Name => "lastlog";

    /// <inheritdoc/>
    public override Text Summary => new("last log-in of each account, as lastlog(8)", "アカウントごとの最終ログインを表示（lastlog(8) と同じ）");

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> OwnOptions => [Before];

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> WritingOptions => [Clear, Set];

    /// <inheritdoc/>
    protected override string UsualFile => "/var/log/lastlog";

    /// <inheritdoc/>
    protected override void Write(Stream content, Query query, ByteOutput output, CommandIo io)
    {
        var since = DaysAsSeconds(Days, query.Arguments);
        var before = DaysAsSeconds(Before, query.Arguments);
        var most = query.Range is null ? LargestId(query.Root) : uint.MaxValue;
        var now = io.Clock.GetUtcNow().ToUnixTimeSeconds();
        var slots = new AccountSlots(content, LastlogSlot.Size);
        Action<PasswdFile.Account, LastlogSlot> write = query.Arguments.Has(Json)
            ? new JsonLines(new RecordJson(output), query.Path, slots).Write : new Table(new TimeText(io.Zone), output, io.OutIsTerminal).Write;
        foreach (var account in UserRange.Select(query.Accounts, query.Range).Where(a => a.Id <= most))
        {
            var last = new LastlogSlot(slots.Read(account.Id));
            var age = now - last.Seconds;
            if (!(age > since) && !(age < before))
            {
                write(account, last);
            }
        }
    }

    /// <summary><c>LASTLOG_UID_MAX</c> of /etc/login.defs (login.defs(5)).</summary>
    private static uint LargestId(string? root)
    {
        try
        {
            foreach (var line in File.ReadLines(LoginFiles.Under(root, "/etc/login.defs")).Take(10_000))
            {
                var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                if (words is ["LASTLOG_UID_MAX", var number, ..] && uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
                {
                    return most;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return uint.MaxValue;
        }

        return uint.MaxValue;
    }

    private sealed class Table(TimeText time, ByteOutput output, bool toTerminal)
    {
        private readonly ByteLine _line = new();
        private bool _hasHeading;

        public void Write(PasswdFile.Account account, LastlogSlot last)
        {
            if (!_hasHeading)
            {
                output.Write("Username         Port     From                                       Latest\n"u8);
                _hasHeading = true;
            }

            Span<byte> text = stackalloc byte[64];
            _line.Clear();
            _line.AddLeft(account.NameBytes, 16);
            _line.Add(' ');
            _line.AddLeft(last.Line, 8, 8);
            _line.Add(' ');
            _line.AddLeft(last.Host, HostWidth);
            _line.Add(last.Seconds == 0 ? "**Never logged in**"u8 : text[..time.WriteWithZone(last.Seconds, text)]);
            RawText.WriteLine(output, _line.Bytes, toTerminal);
        }
    }

    private sealed class JsonLines(RecordJson json, string path, AccountSlots slots)
    {
        private readonly Record _record = new() { Origin = new RecordOrigin(path) };

        public void Write(PasswdFile.Account account, LastlogSlot last)
        {
            if (last.Seconds == 0 && last.Line.IsEmpty && last.Host.IsEmpty)
            {
                return;
            }

            _record.Reset([], 0, 0);
            _record.Offset = slots.OffsetOf(account.Id);
            _record.Set(FieldNames.UserName, account.NameBytes);
            _record.Set(FieldNames.UserId, (long)account.Id);
            LastlogFormat.Fill(_record, last);
            json.Write(_record);
        }
    }
}
