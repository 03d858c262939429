using Ashiato.Core;

namespace Ashiato.Input.Formats;

/// <summary>
/// Says what a file is that is clearly no log: a program, a picture, a document, or bytes that are no text. Decided by the
/// first bytes, never by the name. Whatever may be text in some encoding is not foreign.
/// </summary>
internal static class ForeignContent
{
    /// <summary>Fewer bytes than this tell nothing by their share of control characters.</summary>
    private const int LeastBytes = 64;

    /// <summary>Random bytes have one control character in ten; text has none, or one odd line.</summary>
    private const int MostTextPerControl = 20;

    /// <summary>A protocol written into a log (FIX, STX and ETX around a message) uses a few control characters over and over.</summary>
    private const int LeastKinds = 8;

    private static readonly Text Program = new("a program", "プログラム");
    private static readonly Text Picture = new("a picture", "画像");
    private static readonly Text Document = new("a document", "文書");
    private static readonly Text Archive = new("an archive or package", "アーカイブまたはパッケージ");
    private static readonly Text Database = new("a database", "データベース");
    private static readonly Text Media = new("sound or video", "音声または動画");
    private static readonly Text Capture = new("a capture of network packets", "パケットキャプチャ");
    private static readonly Text Unknown = new("data that is no text", "テキストではないデータ");

    private static readonly Magic[] Magics =
    [
        new(0, [0x7F, .. "ELF"u8], Program, "ELF"),
        new(0, [.. "MZ"u8], Program, "PE", IsWeak: true),
        new(0, [0xCA, 0xFE, 0xBA, 0xBE], Program, "Java"),
        new(0, [0, .. "asm"u8], Program, "WebAssembly"),
        new(0, [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'], Picture, "PNG"),
        new(0, [0xFF, 0xD8, 0xFF], Picture, "JPEG"),
        new(0, [.. "GIF87a"u8], Picture, "GIF", IsWeak: true),
        new(0, [.. "GIF89a"u8], Picture, "GIF", IsWeak: true),
        new(8, [.. "WEBP"u8], Picture, "WebP", IsWeak: true),
        new(0, [.. "II*"u8, 0], Picture, "TIFF"),
        new(0, [.. "MM"u8, 0, (byte)'*'], Picture, "TIFF"),
        new(0, [.. "%PDF-1."u8], Document, "PDF"),
        new(0, [.. "%PDF-2."u8], Document, "PDF"),
        new(0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Document, "Microsoft Office"),
        new(0, [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], Archive, "7z"),
        new(0, [.. "Rar!"u8, 0x1A, 7], Archive, "RAR"),
        new(0, [.. "!<arch>\n"u8], Archive, "ar, deb"),
        new(0, [0xED, 0xAB, 0xEE, 0xDB], Archive, "RPM"),
        new(0, [.. "SQLite format 3"u8, 0], Database, "SQLite"),
        new(0, [0xFE, .. "bin"u8], Database, "MySQL binary log"),
        new(4, [.. "ftyp"u8], Media, "MP4", IsWeak: true),
        new(0, [.. "OggS"u8, 0], Media, "Ogg"),
        new(0, [.. "ID3"u8], Media, "MP3", IsWeak: true),
        new(0, [0x1A, 0x45, 0xDF, 0xA3], Media, "Matroska, WebM"),
        new(0, [0xD4, 0xC3, 0xB2, 0xA1], Capture, "pcap", IsWeak: true),
        new(0, [0xA1, 0xB2, 0xC3, 0xD4], Capture, "pcap", IsWeak: true),
        new(0, [0x0A, 0x0D, 0x0D, 0x0A], Capture, "pcapng", IsWeak: true),
    ];

    /// <summary>What the file is, in words that follow "not a log but"; null when it may be a log.</summary>
    /// <param name="head">The first bytes of the unpacked file, up to <see cref="BinaryFormat.HeadLength"/>.</param>
    public static Text? Of(ReadOnlySpan<byte> head)
    {
        var isText = IsText(head);
        foreach (var magic in Magics)
        {
            if (head.Length > magic.At && head[magic.At..].StartsWith(magic.Bytes) && !(magic.IsWeak && isText))
            {
                return new Text("{0} ({1})", "{0}（{1}）").With(magic.What, Text.Same(magic.Name));
            }
        }

        return isText ? null : Unknown;
    }

    /// <summary>Zero bytes do not count: a crash leaves them in a log, and UTF-16 is half of them.</summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        var (bytes, controls, kinds) = (0, 0, 0u);
        foreach (var value in head)
        {
            bytes += value == 0 ? 0 : 1;
            if (IsControl(value))
            {
                controls++;
                kinds |= 1u << (value & 31);
            }
        }

        return bytes < LeastBytes || controls * MostTextPerControl < bytes || System.Numerics.BitOperations.PopCount(kinds) < LeastKinds;
    }

    /// <summary>What no text holds: not backspace, tabs, line ends and form feed (8 to 13), nor the escape of terminal colours and of ISO-2022.</summary>
    private static bool IsControl(byte value) => value is (> 0 and < 8) or (> 13 and < 0x1B) or (> 0x1B and < 0x20) or 0x7F;

    /// <summary>The bytes by which a kind of file is known.</summary>
    /// <param name="At">Where they lie.</param>
    /// <param name="Bytes">The bytes.</param>
    /// <param name="What">What the file is.</param>
    /// <param name="Name">The usual name of the format.</param>
    /// <param name="IsWeak">Might a text begin so? Then the rest must be no text.</param>
    private sealed record Magic(int At, byte[] Bytes, Text What, string Name, bool IsWeak = false);
}
