using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Ashiato.Fuzz;

/// <summary>What mutations begin with: the samples of the formats, the kept corpus, login records made here, and foreign corpora where there are any.</summary>
internal sealed class Seeds
{
    private const int MostSeed = 64 * 1024;
    private const int LinesOfSample = 12;

    private Seeds(List<byte[]> own, Dictionary<string, List<byte[]>> byFormat, List<byte[]> foreign) => (Own, ByFormat, Foreign) = (own, byFormat, foreign);

    /// <summary>Seeds whose mutations may be kept.</summary>
    public List<byte[]> Own { get; }

    /// <summary>Those of one format.</summary>
    public Dictionary<string, List<byte[]>> ByFormat { get; }

    /// <summary>Seeds read in place: nothing made of them is kept, but for a finding.</summary>
    public List<byte[]> Foreign { get; }

    /// <summary>Gathers the seeds.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="foreignDirectory">A directory of foreign logs, or null.</param>
    public static Seeds Read(string root, string? foreignDirectory)
    {
        var byFormat = new Dictionary<string, List<byte[]>>(StringComparer.Ordinal);
        var own = new List<byte[]>(MadeUp());
        foreach (var folder in Directory.GetDirectories(Path.Combine(root, "test", "data", "formats")).Order(StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, "sample.log");
            if (File.Exists(file))
            {
                own.AddRange(byFormat[Path.GetFileName(folder)] = [.. OfSample(File.ReadAllBytes(file))]);
            }
        }

        foreach (var file in Corpus(root))
        {
            own.Add(File.ReadAllBytes(file));
        }

        List<byte[]> foreign = [];
        if (foreignDirectory is not null)
        {
            foreign.AddRange(Directory.EnumerateFiles(foreignDirectory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Head));
        }

        return new Seeds(own, byFormat, foreign);
    }

    /// <summary>The kept inputs.</summary>
    public static IEnumerable<string> Corpus(string root)
    {
        var folder = Path.Combine(root, "fuzz", "corpus");
        return Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal) : [];
    }

    /// <summary>A sample's lines one by one, what follows their header, and its beginning as a whole.</summary>
    private static IEnumerable<byte[]> OfSample(byte[] sample)
    {
        yield return sample[..Math.Min(sample.Length, 1500)];
        foreach (var line in Encoding.Latin1.GetString(sample).Split('\n').Where(l => l.Length is > 0 and < 1500).Take(LinesOfSample))
        {
            yield return Encoding.Latin1.GetBytes(line);
            var message = line.IndexOf(": ", StringComparison.Ordinal);
            if (message > 0)
            {
                yield return Encoding.Latin1.GetBytes(line[(message + 2)..]);
            }
        }
    }

    private static byte[] Head(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, MostSeed)];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static IEnumerable<byte[]> MadeUp()
    {
        yield return Utmp();
        yield return [.. new byte[292 * 3], .. Slot(1772359200, "pts/0", "192.0.2.7")];
        yield return [.. Encoding.ASCII.GetBytes("__CURSOR=s=1;i=1\n__REALTIME_TIMESTAMP=1772359200000000\nMESSAGE=Accepted password for root from 192.0.2.7 port 5 ssh2\nSYSLOG_IDENTIFIER=sshd\nDATA\n"), 3, 0, 0, 0, 0, 0, 0, 0, 97, 10, 98, 10, 10];
        yield return [.. "LPKSHHRH"u8, .. new byte[264]];
        yield return [.. "SQLite format 3\0"u8, 16, 0, 1, 1, 0, 64, 32, 32, .. new byte[1000]];
        yield return Gzip("Feb 27 10:11:12 web1 sshd[4321]: Failed password for root from 192.0.2.7 port 5 ssh2\n"u8);
        yield return [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("2026-02-27 10:11:12 spid5s Login failed for user 'sa'.\r\n")];
        yield return [.. "PK\u0003\u0004"u8, 20, 0, 0, 0, 0, 0, .. new byte[20], .. "a.log"u8];
        yield return [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, 0, 4, 0xE6, 0xD6, 0xB4, 0x46];
        yield return [0x28, 0xB5, 0x2F, 0xFD, 0x04, 0x58, 0x19, 0, 0, (byte)'a', (byte)'\n', (byte)'b'];
        yield return [.. "BZh91AY&SY"u8, .. new byte[20]];
        yield return "From: root (Cron Daemon)\nTo: root\nBcc: a@example.org\nSubject: =?utf-8?b?6Laz6Leh?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n足跡\n--b--\n"u8.ToArray();
        yield return "Root=postmaster\nMailhub=mail.example.com:587 # hub\nUseSTARTTLS=YES\nAuthUser=x\nAuthPass=a#b\nAuthMethod=CRAM-MD5\nFromLineOverride=NO\nroot:me@example.com:mail.example.com\n"u8.ToArray();
        yield return "Dear owner,\nAll times are in UTC+2 (Europe/Berlin).\n27.02.2026 10:11:12 192.0.2.7 -> 198.51.100.3:22\n2026-02-27T10:11:12Z 2001:db8::7 1772359200\n"u8.ToArray();
    }

    /// <summary>Two records of utmp(5), 384 bytes each.</summary>
    private static byte[] Utmp()
    {
        var bytes = new byte[768];
        for (var at = 0; at < bytes.Length; at += 384)
        {
            bytes[at] = (byte)(at == 0 ? 7 : 8);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 4), 4321);
            "pts/0"u8.CopyTo(bytes.AsSpan(at + 8));
            "ts/0"u8.CopyTo(bytes.AsSpan(at + 40));
            "root"u8.CopyTo(bytes.AsSpan(at + 44));
            "192.0.2.7"u8.CopyTo(bytes.AsSpan(at + 76));
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 340), 1772359200 + at);
        }

        return bytes;
    }

    /// <summary>A record of lastlog(5), 292 bytes.</summary>
    private static byte[] Slot(int time, string line, string host)
    {
        var bytes = new byte[292];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, time);
        Encoding.ASCII.GetBytes(line, bytes.AsSpan(4));
        Encoding.ASCII.GetBytes(host, bytes.AsSpan(36));
        return bytes;
    }

    private static byte[] Gzip(ReadOnlySpan<byte> text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(text);
        }

        return packed.ToArray();
    }
}
