using System.Buffers.Binary;
using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Input.Formats.LoginRecords;
using Microsoft.Data.Sqlite;

namespace Ashiato.Tests.Input.Formats.LoginRecords;

public sealed class AccountFormatTests
{
    [Fact]
    public void A_sparse_lastlog_of_many_gigabytes_is_quick()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
            var slot = new byte[LastlogSlot.Size];
            BinaryPrimitives.WriteInt32LittleEndian(slot, (int)Slots.Monday);
            "pts/0"u8.CopyTo(slot.AsSpan(4));
            "192.0.2.7"u8.CopyTo(slot.AsSpan(36));
            foreach (var uid in new long[] { 0, 1000, 200_000_000 })
            {
                file.Position = uid * LastlogSlot.Size;
                file.Write(slot);
            }

            file.Position = 0;
            var start = Clock.System.GetTimestamp();
            var read = Slots.Read(new LastlogFormat(), file, "lastlog");
            Assert.Equal(["0", "1000", "200000000"], read.Records.Select(r => r.GetString(FieldNames.UserId)));
            Assert.Equal(200_000_000L * 292, read.Records[2].Offset);
            Assert.True(Clock.System.GetElapsedTime(start) < TimeSpan.FromMinutes(2));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Faillog_counters_are_read()
    {
        var file = new byte[32 * 3 + 5];
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(64), 4);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(66), 5);
        "tty1"u8.CopyTo(file.AsSpan(68));
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(80), Slots.Monday);
        Assert.True(new FaillogFormat().Recognizes(file, "faillog", file.Length));
        var read = Slots.Read(new FaillogFormat(), file, "faillog");
        var record = Assert.Single(read.Records);
        Assert.Equal(("2", "4", "5", "failure"), (record.GetString(FieldNames.UserId), record.GetString(LoginRecordFieldNames.FailCount),
            record.GetString(LoginRecordFieldNames.FailMaximum), record.GetString(FieldNames.EventOutcome)));
        Assert.Equal(ProblemKind.Cut, Assert.Single(read.Problems).Kind);
    }

    [Fact]
    public void Lastlog2_is_read()
    {
        var file = Database("CREATE TABLE Lastlog2(Name TEXT PRIMARY KEY, Time INTEGER, TTY TEXT, RemoteHost TEXT, Service TEXT);"
            + "INSERT INTO Lastlog2 VALUES('alice',1767571200,'pts/0','192.0.2.7','sshd'),('bob',0,NULL,NULL,NULL)");
        Assert.True(new Lastlog2Format().Recognizes(file.AsSpan(0, 4096), "lastlog2.db", file.Length));
        var read = Slots.Read(new Lastlog2Format(), file, "lastlog2.db");
        Assert.Empty(read.Problems);
        Assert.Equal(["alice", "bob"], read.Records.Select(r => r.GetString(FieldNames.UserName)));
        Assert.Equal(("192.0.2.7", true, false), (read.Records[0].GetString(FieldNames.SourceIp), read.Records[0].HasTime, read.Records[1].HasTime));
    }

    [Fact]
    public void Wtmpdb_is_read()
    {
        var file = Database("CREATE TABLE wtmp(ID INTEGER PRIMARY KEY, Type INTEGER, User TEXT NOT NULL, Login INTEGER, Logout INTEGER, TTY TEXT, RemoteHost TEXT, Service TEXT /*) STRICT*/);"
            + "INSERT INTO wtmp VALUES(1,3,'alice',1767571200123456,1767571260123456,'pts/0','192.0.2.7','sshd')");
        Assert.True(new WtmpdbFormat().Recognizes(file.AsSpan(0, 4096), "x.db", file.Length));
        var record = Assert.Single(Slots.Read(new WtmpdbFormat(), file, "wtmp.db").Records);
        Assert.Equal(("2026-01-05T00:01:00.123456Z", "60000000000"), (record.GetString(LoginRecordFieldNames.EventEnd), record.GetString(FieldNames.EventDuration)));
    }

    [Theory]
    [InlineData("CREATE VIEW Lastlog2 AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS Name, i AS Time, i AS TTY, i AS RemoteHost, i AS Service FROM n WHERE i<0")]
    [InlineData("CREATE TABLE other(x)")]
    public void A_database_without_the_table_is_damaged(string schema)
    {
        var read = Slots.Read(new Lastlog2Format(), Database(schema), "lastlog2.db");
        Assert.Empty(read.Records);
        Assert.Equal(ProblemKind.Damaged, Assert.Single(read.Problems).Kind);
    }

    [Fact]
    public void Mutated_databases_never_throw()
    {
        var file = Database("CREATE TABLE Lastlog2(Name TEXT PRIMARY KEY, Time INTEGER, TTY TEXT, RemoteHost TEXT, Service TEXT);"
            + "INSERT INTO Lastlog2 VALUES('alice',1767571200,'pts/0','192.0.2.7','sshd')");
        var random = new Random(7);
        for (var i = 0; i < 150; i++)
        {
            var copy = file.ToArray();
            for (var k = random.Next(1, 20); k > 0; k--)
            {
                copy[random.Next(random.Next(2) == 0 ? 200 : copy.Length)] = (byte)random.Next(256);
            }

            _ = Slots.Read((BinaryFormat)(i % 2 == 0 ? new Lastlog2Format() : new WtmpdbFormat()), copy[..random.Next(copy.Length)], "lastlog2.db");
            _ = Slots.Read(new Lastlog2Format(), copy, "lastlog2.db");
        }
    }

    private static byte[] Database(string statements)
    {
        SQLitePCL.Batteries_V2.Init();
        var path = Path.GetTempFileName();
        try
        {
            using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
            {
                connection.Open();
                using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are those of this file.
                command.CommandText = statements;
#pragma warning restore CA2100
                _ = command.ExecuteNonQuery();
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
