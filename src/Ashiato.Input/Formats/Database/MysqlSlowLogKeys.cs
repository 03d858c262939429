using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Database;

/// <summary>The <c>Key: value</c> pairs of a slow query's header; Percona's "Slow Query Log" and MariaDB's log_slow_verbosity list them.</summary>
internal static class MysqlSlowLogKeys
{
    private static readonly FieldName ThreadId = FieldName.Get("mysql.thread_id");

    private static readonly (byte[] Key, FieldName Field)[] Keys =
    [.. new[]
    {
        ("Lock_time", "lock_time.sec"), ("Rows_sent", "rows_sent"), ("Rows_examined", "rows_examined"), ("Rows_affected", "rows_affected"),
        ("Bytes_sent", "bytes_sent"), ("Bytes_received", "bytes_received"), ("Schema", "schema"), ("Last_errno", "last_errno"), ("Killed", "killed"),
        ("Tmp_tables", "tmp_tables"), ("Tmp_disk_tables", "tmp_disk_tables"), ("Tmp_table_sizes", "tmp_table_sizes"), ("Errno", "last_errno"),
        ("QC_Hit", "query_cache_hit"), ("QC_hit", "query_cache_hit"), ("Full_scan", "full_scan"), ("Full_join", "full_join"),
        ("Tmp_table", "tmp_table"), ("Tmp_table_on_disk", "tmp_table_on_disk"), ("Filesort", "filesort"), ("Filesort_on_disk", "filesort_on_disk"),
        ("Merge_passes", "merge_passes"), ("Priority_queue", "priority_queue"), ("InnoDB_trx_id", "innodb.trx_id"),
        ("InnoDB_IO_r_ops", "innodb.io_r_ops"), ("InnoDB_IO_r_bytes", "innodb.io_r_bytes"), ("InnoDB_IO_r_wait", "innodb.io_r_wait.sec"),
        ("InnoDB_rec_lock_wait", "innodb.rec_lock_wait.sec"), ("InnoDB_queue_wait", "innodb.queue_wait.sec"), ("InnoDB_pages_distinct", "innodb.pages_distinct"),
        ("Log_slow_rate_type", "log_slow_rate_type"), ("Log_slow_rate_limit", "log_slow_rate_limit"), ("Read_first", "read_first"), ("Read_last", "read_last"),
        ("Read_key", "read_key"), ("Read_next", "read_next"), ("Read_prev", "read_prev"), ("Read_rnd", "read_rnd"), ("Read_rnd_next", "read_rnd_next"),
    }.Select(k => (System.Text.Encoding.ASCII.GetBytes(k.Item1), FieldName.Get("mysql.slowlog." + k.Item2)))];

    /// <summary>Reads <c>Key: value  Key: value …</c>; a value may be missing.</summary>
    public static void Read(ReadOnlySpan<byte> text, Record record)
    {
        ReadOnlySpan<byte> key = default;
        while (!(text = text.TrimStart((byte)' ')).IsEmpty)
        {
            var end = text.IndexOf((byte)' ');
            var word = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[end..];
            if (word[^1] == ':')
            {
                key = word[..^1];
            }
            else if (!key.IsEmpty)
            {
                Set(key, word, record);
                key = default;
            }
        }
    }

    private static void Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Record record)
    {
        if (key.SequenceEqual("Query_time"u8))
        {
            if (Utf8Parser.TryParse(value, out double seconds, out _) && seconds is >= 0 and < 9e9)
            {
                record.Set(FieldNames.EventDuration, (long)Math.Round(seconds * 1e9));
            }

            return;
        }

        if (key.SequenceEqual("Thread_id"u8) || key.SequenceEqual("Id"u8))
        {
            record.Set(ThreadId, value);
            return;
        }

        foreach (var (known, field) in Keys)
        {
            if (key.SequenceEqual(known))
            {
                record.Set(field, value);
                return;
            }
        }
    }
}
