using System.Globalization;
using Ashiato.Core;
using Microsoft.Data.Sqlite;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>
/// wtmp.db (wtmpdb(8)): log-ins, boots and run levels in an SQLite table, times in microseconds. A row is a session: its
/// end is <c>event.end</c> and <c>event.duration</c>. <see cref="Record.Offset"/> is the row's number from 0.
/// </summary>
public sealed class WtmpdbFormat : BinaryFormat
{
    private static readonly Constant Dataset = new("wtmpdb");

    /// <inheritdoc/>
    public override string Name => "wtmpdb";

    /// <inheritdoc/>
    public override Text Title => new("log-ins and boots: wtmpdb (SQLite)", "ログインと起動の記録: wtmpdb（SQLite）");

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head, string fileName, long length)
    {
        var name = Path.GetFileName(fileName.AsSpan());
        return head.StartsWith(SqliteTable.Magic)
            && (head.IndexOf("TABLE wtmp("u8) > 0 || head.IndexOf("TABLE wtmp ("u8) > 0
                || name.StartsWith("wtmp.db", StringComparison.Ordinal) || name.StartsWith("wtmpdb", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public override void Read(Stream content, IRecordSink sink, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(context);
        var record = new Record { Origin = context.Origin };
        var number = 0L;
        SqliteTable.Read(content, "wtmp", "Type, User, Login, Logout, TTY, RemoteHost, Service", Accept, context);

        void Accept(SqliteDataReader row)
        {
            record.Reset([], 0, 0);
            record.Offset = number++;
            Fill(record, row);
            sink.Accept(record);
        }
    }

    private static void Fill(Record record, SqliteDataReader row)
    {
        record.IsBinary = true;
        record.Dataset = Dataset;
        var (type, login, logout) = (row.WholeNumber(0), row.WholeNumber(2), row.WholeNumber(3));
        record.Set(LoginRecordFieldNames.Type, type);
        LoginMeaning.OfWtmpdb(type).ApplyTo(record);
        var (seconds, microseconds) = (Math.DivRem(login, 1_000_000).Quotient, Math.DivRem(login, 1_000_000).Remainder);
        LoginRecordFields.SetTime(record, seconds, microseconds, 6);
        record.Set(FieldNames.UserName, row.Words(1));
        record.Set(LoginRecordFieldNames.Line, row.Words(4));
        var host = row.Words(5);
        record.Set(LoginRecordFieldNames.Host, host);
        LoginRecordFields.SetSourceFromHost(record, type == 3 ? host : default);
        record.Set(LoginRecordFieldNames.Service, row.Words(6));
        SetEnd(record, login, logout);
    }

    /// <summary>Sets the end of a session, when it has one that a calendar knows.</summary>
    private static void SetEnd(Record record, long login, long logout)
    {
        if (logout <= 0 || logout > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() * 1000)
        {
            return;
        }

        var end = DateTimeOffset.UnixEpoch.AddTicks(logout * 10).UtcDateTime;
        record.Set(LoginRecordFieldNames.EventEnd, end.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        if (login > 0 && logout >= login && logout - login < long.MaxValue / 1000)
        {
            record.Set(FieldNames.EventDuration, (logout - login) * 1000);
        }
    }
}
