using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Ashiato.Mail.Queue;

/// <summary>The file of a letter: the envelope on the first line, then the message.</summary>
internal static class LetterFile
{
    /// <summary>No envelope is longer: 100,000 recipients fit.</summary>
    private const int LongestEnvelope = 34 << 20;

    private const int Piece = 1 << 16;

    /// <summary>Writes a letter.</summary>
    public static void Write(Stream file, Letter letter, DateTimeOffset accepted)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(letter.Content.Span));
        var envelope = new Envelope(Envelope.Current, accepted, letter.Sender, letter.Recipients, letter.NeedsUtf8, letter.Relay, letter.Content.Length, hash);
        JsonSerializer.Serialize(file, envelope, QueueJson.Default.Envelope);
        file.WriteByte((byte)'\n');
        file.Write(letter.Content.Span);
    }

    /// <summary>Reads the envelope.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="start">Where the message begins.</param>
    /// <returns>Null when the file is no letter.</returns>
    public static Envelope? ReadEnvelope(SafeFileHandle file, out long start)
    {
        start = 0;
        try
        {
            var line = FirstLine(file);
            if (line is null || JsonSerializer.Deserialize(line, QueueJson.Default.Envelope) is not { Version: Envelope.Current, Recipients.Count: > 0, Sender: not null, Sha256: not null } envelope)
            {
                return null;
            }

            start = line.Length + 1;
            return envelope.Recipients.Any(r => r is null) || RandomAccess.GetLength(file) - start != envelope.Size ? null : envelope;
        }
        catch (Exception e) when (e is JsonException or IOException or NotSupportedException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads the message and compares its hash.</summary>
    /// <returns>Null when it is not what was accepted.</returns>
    public static byte[]? ReadMessage(SafeFileHandle file, Envelope envelope, long start)
    {
        if (envelope.Size is < 0 or > Message.MessagePreparer.LongestMessage * 2L)
        {
            return null;
        }

        var message = new byte[envelope.Size];
        for (var at = 0; at < message.Length;)
        {
            var read = RandomAccess.Read(file, message.AsSpan(at), start + at);
            if (read == 0)
            {
                return null;
            }

            at += read;
        }

        return Convert.ToHexStringLower(SHA256.HashData(message)) == envelope.Sha256 ? message : null;
    }

    private static byte[]? FirstLine(SafeFileHandle file)
    {
        using var line = new MemoryStream();
        var piece = new byte[Piece];
        while (line.Length < LongestEnvelope)
        {
            var read = RandomAccess.Read(file, piece, line.Length);
            var end = piece.AsSpan(0, read).IndexOf((byte)'\n');
            line.Write(piece, 0, end < 0 ? read : end);
            if (end >= 0 || read == 0)
            {
                return end >= 0 ? line.ToArray() : null;
            }
        }

        return null;
    }
}
