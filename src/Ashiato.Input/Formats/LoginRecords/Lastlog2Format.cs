using Ashiato.Core;
using Microsoft.Data.Sqlite;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>lastlog2.db (lastlog2(8)): the last log-in of each account in an SQLite table. <see cref="Record.Offset"/> is the row's number from 0.</summary>
public sealed class Lastlog2Format : BinaryFormat
{
    private static readonly Constant Dataset = new("lastlog2");

    /// <inheritdoc/>
    public override string Name => "lastlog2";

    /// <inheritdoc/>
    public override Text Title => new("last log-in of each account: lastlog2 (SQLite)", "アカウントごとの最終ログイン: lastlog2（SQLite）");

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head, string fileName, long length) =>
        head.StartsWith(SqliteTable.Magic)
        && (head.IndexOf("Lastlog2"u8) > 0 || Path.GetFileName(fileName.AsSpan()).StartsWith("lastlog2", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override void Read(Stream content, IRecordSink sink, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(context);
        var record = new Record { Origin = context.Origin };
        var number = 0L;
        SqliteTable.Read(content, "Lastlog2", "Name, Time, TTY, RemoteHost, Service", Accept, context);

        void Accept(SqliteDataReader row)
        {
            record.Reset([], 0, 0);
            record.Offset = number++;
            record.IsBinary = true;
            record.Dataset = Dataset;
            var seconds = row.WholeNumber(1);
            if (seconds != 0)
            {
                LoginMeaning.LastLogin2.ApplyTo(record);
            }

            LoginRecordFields.SetTime(record, seconds, 0, 0);
            record.Set(FieldNames.UserName, row.Words(0));
            record.Set(LoginRecordFieldNames.Line, row.Words(2));
            var host = row.Words(3);
            record.Set(LoginRecordFieldNames.Host, host);
            LoginRecordFields.SetSourceFromHost(record, host);
            record.Set(LoginRecordFieldNames.Service, row.Words(4));
            sink.Accept(record);
        }
    }
}
