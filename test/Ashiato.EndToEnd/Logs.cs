using System.IO.Compression;
using System.Text;

namespace Ashiato.EndToEnd;

/// <summary>Logs made up for these tests.</summary>
internal static class Logs
{
    /// <summary>So many lines of an auth.log.</summary>
    public static byte[] Auth(int lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines; i++)
        {
            text.Append("2026-02-27T10:").Append((i / 60 % 60).ToString("00")).Append(':').Append((i % 60).ToString("00"))
                .Append("+00:00 web1 sshd[").Append(1000 + (i * 7919 % 30000)).Append("]: Failed password for root from 192.0.2.7 port ").Append(1024 + (i * 104729 % 60000)).Append(" ssh2\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>The bytes packed with gzip.</summary>
    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
