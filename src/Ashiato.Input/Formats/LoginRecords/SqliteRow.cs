using System.Text;
using Microsoft.Data.Sqlite;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>Values of a row whose columns may hold anything, whatever the schema says.</summary>
internal static class SqliteRow
{
    /// <summary>A whole number; 0 for anything else.</summary>
    public static long WholeNumber(this SqliteDataReader row, int column) => row.GetValue(column) is long number ? number : 0;

    /// <summary>A text in UTF-8, or the bytes of a blob; empty for anything else.</summary>
    public static byte[] Words(this SqliteDataReader row, int column) => row.GetValue(column) switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        _ => [],
    };
}
