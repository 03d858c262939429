using System.Globalization;
using Ashiato.Core;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Writes the sessions of last(1) as JSON: the fields of the record, <c>event.end</c>, <c>event.duration</c> and <c>last.end</c>.</summary>
internal sealed class LastJsonPrinter(LastFilter filter, RecordOrigin origin, LoginDataset dataset, long now, ByteOutput output) : ILastPrinter
{
    private static readonly FieldName HowEnded = FieldName.Get("last.end");
    private static readonly Constant Crash = new("crash");
    private static readonly Constant Down = new("down");
    private static readonly Constant Logout = new("logout");
    private static readonly Constant StillIn = new("still_logged_in");
    private static readonly Constant Gone = new("gone");

    private readonly RecordJson _json = new(output);
    private readonly Record _record = new() { Origin = origin };

    /// <inheritdoc/>
    public bool Print(in LoginRecord record, long offset, ReadOnlySpan<byte> line, long end, SessionEnd how)
    {
        if (!filter.Wants(record, LastFilter.Shorten(line), end))
        {
            return true;
        }

        _record.Reset([], 0, 0);
        _record.Offset = offset;
        LoginRecordFields.Fill(_record, record, dataset);
        if (record.Type == LoginRecordType.UserProcess && !dataset.IsFailures)
        {
            SetEnd(record.Seconds, end, how);
        }

        _json.Write(_record);
        return filter.Count();
    }

    /// <inheritdoc/>
    public void Finish(string name, long beginning)
    {
    }

    private void SetEnd(long begin, long end, SessionEnd how)
    {
        _record.Set(HowEnded, how switch
        {
            SessionEnd.Crash => Crash,
            SessionEnd.Down => Down,
            SessionEnd.StillIn => StillIn,
            SessionEnd.Gone => Gone,
            _ => Logout,
        });
        if (end > 0 && end != now && end <= DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            var text = DateTimeOffset.FromUnixTimeSeconds(end).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            _record.Set(LoginRecordFieldNames.EventEnd, text);
            if (end >= begin && end - begin < long.MaxValue / 1_000_000_000)
            {
                _record.Set(FieldNames.EventDuration, (end - begin) * 1_000_000_000);
            }
        }
    }
}
