using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary><c>ashiato faillog</c>: faillog(8) of shadow 4.13.</summary>
internal sealed class FaillogCommand : AccountCommand
{
    private static readonly Text Refused = new("refused: nothing is ever written", "実行しません（書き込みは一切行いません）");
    private static readonly Option All = Option.Flag('a', "all", new("accounts without failures too", "失敗のないアカウントも表示"));
    private static readonly Option LockSeconds = Option.Value('l', "lock-secs", "SEC", Refused);
    private static readonly Option Maximum = Option.Value('m', "maximum", "MAX", Refused);
    private static readonly Option Reset = Option.Flag('r', "reset", Refused);

    /// <inheritdoc/>
    public override string Name => "faillog";

    /// <inheritdoc/>
    public override Text Summary => new("failed log-ins of each account, as faillog(8)", "アカウントごとのログイン失敗回数を表示（faillog(8) と同じ）");

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> OwnOptions => [All];

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> WritingOptions => [LockSeconds, Maximum, Reset];

    /// <inheritdoc/>
    protected override string UsualFile => "/var/log/faillog";

    /// <inheritdoc/>
    protected override int UsageStatus => 2;

    /// <inheritdoc/>
    protected override int BadArgumentStatus => 3;

    /// <inheritdoc/>
    protected override void Write(Stream content, Query query, ByteOutput output, CommandIo io)
    {
        var since = DaysAsSeconds(Days, query.Arguments);
        var now = io.Clock.GetUtcNow().ToUnixTimeSeconds();
        var slots = new AccountSlots(content, FaillogSlot.Size);
        var isForced = query.Range is { IsOne: true } || query.Arguments.Has(All);
        var asJson = query.Arguments.Has(Json);
        var table = new Table(new TimeText(io.Zone), now, output, io.OutIsTerminal);
        var json = new RecordJson(output);
        var record = new Record { Origin = new RecordOrigin(query.Path) };
        foreach (var account in UserRange.Select(query.Accounts, query.Range))
        {
            var slot = slots.Read(account.Id);
            var fail = new FaillogSlot(slot);
            if ((!isForced && fail.Seconds == 0) || now - fail.Seconds > since)
            {
                continue;
            }

            if (!asJson)
            {
                table.Write(account, fail);
            }
            else if (slot.ContainsAnyExcept((byte)0))
            {
                record.Reset([], 0, 0);
                record.Offset = slots.OffsetOf(account.Id);
                record.Set(FieldNames.UserName, account.NameBytes);
                record.Set(FieldNames.UserId, (long)account.Id);
                FaillogFormat.Fill(record, fail);
                json.Write(record);
            }
        }
    }

    private sealed class Table(TimeText time, long now, ByteOutput output, bool toTerminal)
    {
        private readonly ByteLine _line = new();
        private bool _hasHeading;

        public void Write(PasswdFile.Account account, in FaillogSlot fail)
        {
            if (!_hasHeading)
            {
                output.Write("Login       Failures Maximum Latest                   On\n\n"u8);
                _hasHeading = true;
            }

            Span<byte> text = stackalloc byte[64];
            _line.Clear();
            _line.AddLeft(account.NameBytes, 9);
            _line.Add("   "u8);
            _line.AddNumber(fail.Count, 5);
            _line.Add("    "u8);
            _line.AddNumber(fail.Maximum, 5);
            _line.Add("   "u8);
            _line.Add(text[..time.WriteAmerican(fail.Seconds, text)]);
            _line.Add("  "u8);
            _line.Add(fail.Line);
            AddLock(fail);
            RawText.WriteLine(output, _line.Bytes, toTerminal);
        }

        private void AddLock(in FaillogSlot fail)
        {
            if (fail.LockSeconds == 0)
            {
                return;
            }

            var end = unchecked(fail.Seconds + fail.LockSeconds);
            var isLocked = end > now && fail.Count != 0;
            _line.Add(" ["u8);
            _line.AddNumber(isLocked ? end - now : fail.LockSeconds);
            _line.Add(isLocked ? "s left]"u8 : "s lock]"u8);
        }
    }
}
