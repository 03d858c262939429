using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ashiato.Input.Following.Positions;

/// <summary>The book as JSON text, with a check over all of it.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NewLine = "\n")]
[JsonSerializable(typeof(PositionBook), TypeInfoPropertyName = "Book")]
internal sealed partial class BookText : JsonSerializerContext
{
    /// <summary>The text of the file.</summary>
    internal static byte[] Write(PositionBook book)
    {
        var bare = book with { Check = "" };
        return Bytes(bare with { Check = Hash(Bytes(bare)) });
    }

    /// <summary>The book of a text; null when it is damaged or of a version this program does not know.</summary>
    internal static PositionBook? Read(ReadOnlySpan<byte> text)
    {
        try
        {
            var book = JsonSerializer.Deserialize(text, Default.Book);
            return book is { Version: PositionBook.CurrentVersion } && book.Check == Hash(Bytes(book with { Check = "" })) ? book : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The bytes that a batch id is made of: without the batch and the check.</summary>
    internal static byte[] Bare(PositionBook book) => Bytes(book with { Batch = "", Check = "" });

    private static byte[] Bytes(PositionBook book) => [.. JsonSerializer.SerializeToUtf8Bytes(book, Default.Book), (byte)'\n'];

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
