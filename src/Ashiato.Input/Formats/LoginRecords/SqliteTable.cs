using Ashiato.Core;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>
/// Reads the rows of one table of an SQLite file that may be hostile: read-only and immutable, the schema not trusted,
/// cells checked, values and steps limited, so that it neither writes, nor hangs, nor takes all memory.
/// </summary>
internal static class SqliteTable
{
    /// <summary>The first bytes of every SQLite 3 file.</summary>
    public static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    private const int LongestValue = 1 << 20;
    private const int StepsBetweenChecks = 100_000;

    /// <summary>Checks without a row in between after which reading stops: a view or index made to never end.</summary>
    private const int MostIdleChecks = 500;

    private static readonly Text DamagedText = new(
        "{0}: the SQLite database is damaged or has no table {1} that can be read: {2}",
        "{0}: SQLite データベースが壊れているか、読み取れるテーブル {1} がありません: {2}");

    /// <summary>Reads the rows in the order in which they stand in the table.</summary>
    /// <param name="content">The file; it is copied to a temporary one.</param>
    /// <param name="table">Name of the table.</param>
    /// <param name="columns">The columns wanted, in this order.</param>
    /// <param name="row">Called with each row.</param>
    /// <param name="context">Where a problem goes.</param>
    public static void Read(Stream content, string table, string columns, Action<SqliteDataReader> row, ReadContext context)
    {
        using var copy = SpooledFile.Of(content, out _);
        ForgetStrict(copy);
        Batteries_V2.Init();
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = new Uri(copy.Name).AbsoluteUri + "?immutable=1",
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString());
            connection.Open();
            var idle = Restrict(connection);
            Execute(connection, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY");
            using var command = connection.CreateCommand();

            // A table proper has a root page; views and virtual tables could be anything.
            command.CommandText = $"SELECT count(*) FROM sqlite_master WHERE type='table' AND rootpage>0 AND name='{table}' COLLATE NOCASE";
            if (command.ExecuteScalar() is not 1L)
            {
                Report(context, table, "no such table");
                return;
            }

            command.CommandText = $"SELECT {columns} FROM {table} NOT INDEXED";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                idle.Checks = 0;
                row(reader);
            }
        }
        catch (SqliteException e)
        {
            Report(context, table, e.Message);
        }
    }

    private sealed class IdleCount
    {
        public int Checks;
    }

    private static IdleCount Restrict(SqliteConnection connection)
    {
        var idle = new IdleCount();
        var database = connection.Handle;
        _ = raw.sqlite3_limit(database, 0, LongestValue); // SQLITE_LIMIT_LENGTH
        _ = raw.sqlite3_limit(database, 7, 0); // SQLITE_LIMIT_ATTACHED
        raw.sqlite3_progress_handler(database, StepsBetweenChecks, _ => ++idle.Checks > MostIdleChecks ? 1 : 0, null);
        return idle;
    }

    private static void Execute(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        _ = command.ExecuteNonQuery();
    }

    /// <summary>
    /// wtmpdb declares its table STRICT, which SQLite before 3.37 cannot read. In the copy the word becomes blanks; it only
    /// concerns writing.
    /// </summary>
    private static void ForgetStrict(FileStream copy)
    {
        var head = new byte[1 << 16];
        var count = copy.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        for (var at = 0; at < count;)
        {
            var found = head.AsSpan(at, count - at).IndexOf(") STRICT"u8);
            if (found < 0)
            {
                break;
            }

            at += found + 2;
            copy.Position = at;
            copy.Write("      "u8);
        }

        copy.Flush();
    }

    private static void Report(ReadContext context, string table, string why) =>
        context.Problems.Report(new Problem(ProblemKind.Damaged, context.Origin.Path, null, DamagedText.With(context.Origin.Path, table, why)));
}
