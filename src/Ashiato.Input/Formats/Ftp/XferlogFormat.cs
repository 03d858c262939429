using System.Buffers.Text;
using Ashiato.Core;
using Ashiato.Input.Formats.Web;

namespace Ashiato.Input.Formats.Ftp;

/// <summary>
/// The transfer log of wu-ftpd, ProFTPD and vsftpd, xferlog(5): <c>Sun Nov 29 10:00:02 2026 SECONDS HOST SIZE FILE TYPE ACTION
/// DIRECTION MODE USER SERVICE METHOD ID STATUS</c>, in the host's zone. Blanks in the file's name stand as <c>_</c>.
/// </summary>
internal sealed class XferlogFormat : LineFormat
{
    private const int StampLength = 24;
    private static readonly FieldName Size = FieldName.Get("file.size");
    private static readonly FieldName AccessMode = FieldName.Get("ftp.access_mode");
    private static readonly Constant Action = new("ftp_transfer");
    private static readonly Constant Category = new("file");
    private static readonly Constant Upload = new("xferlog.upload");
    private static readonly Constant Download = new("xferlog.download");
    private static readonly Constant Deletion = new("xferlog.deletion");

    public override string Name => "xferlog";

    public override Text Title => new("FTP transfers (xferlog of vsftpd, ProFTPD, wu-ftpd)", "FTP の転送記録（vsftpd・ProFTPD・wu-ftpd の xferlog）");

    public override string FirstBytes => "SMTWF";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < StampLength + 24 || line[3] != ' ' || line[StampLength] != ' ' || line[13] != ':')
        {
            return false;
        }

        var cursor = new TextCursor(line[(StampLength + 1)..]);
        var seconds = Next(ref cursor);
        var host = Next(ref cursor);
        var size = Next(ref cursor);
        var file = Next(ref cursor);
        if (!IsNumber(seconds) || !IsNumber(size) || !IsFlag(Next(ref cursor), "ab"u8) || Next(ref cursor).IsEmpty)
        {
            return false;
        }

        var direction = Next(ref cursor);
        var mode = Next(ref cursor);
        var user = Next(ref cursor);
        _ = Next(ref cursor);
        _ = Next(ref cursor);
        _ = Next(ref cursor);
        var status = Next(ref cursor);
        if (!IsFlag(direction, "oid"u8) || !IsFlag(mode, "agr"u8) || !IsFlag(status, "ci"u8) || !context.Stamps.TryCtime(line, out var stamp) || stamp.Length != StampLength)
        {
            return false;
        }

        stamp.GiveTo(record);
        record.SetExact(FieldNames.Message, line[(StampLength + 1)..]);
        WebFields.SetClient(record, host);
        _ = NumberText.SetDuration(record, FieldNames.EventDuration, seconds, 1_000_000_000);
        _ = NumberText.Set(record, Size, size);
        record.SetExact(FieldNames.FilePath, file);
        record.Set(AccessMode, mode);
        record.Set(FieldNames.UserName, user);
        record.Set(FieldNames.EventCategory, Category);
        record.Set(FieldNames.EventAction, Action);
        record.Set(FieldNames.EventOutcome, status[0] == 'c' ? Constant.Success : Constant.Failure);
        record.Set(FieldNames.EventCode, direction[0] switch { (byte)'i' => Upload, (byte)'o' => Download, _ => Deletion });
        return true;
    }

    private static ReadOnlySpan<byte> Next(ref TextCursor cursor)
    {
        cursor.SkipBlanks();
        return cursor.Token();
    }

    private static bool IsNumber(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length && value >= 0;

    private static bool IsFlag(ReadOnlySpan<byte> text, ReadOnlySpan<byte> flags) => text.Length == 1 && flags.Contains(text[0]);
}
