using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Package;

/// <summary>
/// The logs of yum and dnf: <c>yum.log</c> (<c>Mmm dd hh:mm:ss Installed: PACKAGE</c>), <c>dnf.rpm.log</c>
/// (<c>STAMP SUBDEBUG Installed: PACKAGE</c>), <c>dnf.log</c> and <c>dnf.librepo.log</c> (<c>STAMP LEVEL text</c> with dnf's own levels).
/// </summary>
internal sealed class RpmLogFormat : LineFormat
{
    private static readonly Constant Yum = new("yum");
    private static readonly Constant Dnf = new("dnf");
    private static readonly Constant CommandCode = new("dnf.command");
    private static readonly byte[][] Levels = [.. new[] { "SUBDEBUG", "DDEBUG", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL" }.Select(System.Text.Encoding.ASCII.GetBytes)];
    private static readonly PackageVerb[] YumVerbs = MakeVerbs("yum");
    private static readonly PackageVerb[] DnfVerbs = MakeVerbs("dnf");

    public override string Name => "dnf";

    public override Text Title => new("logs of dnf and yum", "dnf・yum のログ");

    public override string FirstBytes => "JFMASOND12";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context) =>
        char.IsAsciiDigit((char)line[0]) ? TryDnf(line, record, context) : TryYum(line, record, context);

    private static PackageVerb[] MakeVerbs(string program) =>
    [
        PackageFields.Verb(program, "Installed", "install"), PackageFields.Verb(program, "Install", "install"),
        PackageFields.Verb(program, "Erased", "erase"), PackageFields.Verb(program, "Erase", "erase"), PackageFields.Verb(program, "Removed", "erase"),
        PackageFields.Verb(program, "Updated", "upgrade"), PackageFields.Verb(program, "Upgraded", "upgrade"), PackageFields.Verb(program, "Upgrade", "upgrade"),
        PackageFields.Verb(program, "Obsoleted", "obsolete"), PackageFields.Verb(program, "Cleanup", "cleanup"), PackageFields.Verb(program, "Dep-Installed", "install"),
        PackageFields.Verb(program, "Reinstalled", "reinstall"), PackageFields.Verb(program, "Reinstall", "reinstall"),
        PackageFields.Verb(program, "Downgraded", "downgrade"), PackageFields.Verb(program, "Downgrade", "downgrade"),
    ];

    private static bool TryYum(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 26 || !char.IsAsciiLetterUpper((char)line[16]) || !TryPackage(YumVerbs, line[16..], record)
            || !context.Stamps.TryBsd(line, out var stamp) || stamp.Length != 15)
        {
            return false;
        }

        record.Dataset = Yum;
        stamp.GiveTo(record);
        record.SetExact(FieldNames.Message, line[16..]);
        return true;
    }

    private static bool TryDnf(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        // Local stamps with an offset without a colon, or Z: 2026-03-01T10:00:00+0900.
        if (line.Length < 28 || line[10] != 'T' || line[19] is not ((byte)'Z' or (byte)'+' or (byte)'-') || !context.Stamps.TryIso(line, out var stamp)
            || stamp.Origin != TimeOrigin.WrittenZone || line[stamp.Length] != ' ')
        {
            return false;
        }

        var rest = line[(stamp.Length + 1)..];
        foreach (var level in Levels)
        {
            if (rest.StartsWith(level) && rest.Length > level.Length + 1 && rest[level.Length] == ' ')
            {
                Finish(rest, level.Length, stamp, record);
                return true;
            }
        }

        return false;
    }

    private static void Finish(ReadOnlySpan<byte> rest, int levelLength, in Stamp stamp, Record record)
    {
        var message = rest[(levelLength + 1)..];
        record.Dataset = Dnf;
        stamp.GiveTo(record);
        record.Set(FieldNames.LogLevel, rest[..levelLength]);
        record.SetExact(FieldNames.Message, message);
        if (message.StartsWith("Command: "u8))
        {
            record.Set(FieldNames.ProcessCommandLine, message[9..].TrimEnd((byte)' '));
            record.Set(FieldNames.EventCode, CommandCode);
        }
        else
        {
            _ = TryPackage(DnfVerbs, message, record);
        }
    }

    private static bool TryPackage(PackageVerb[] verbs, ReadOnlySpan<byte> text, Record record)
    {
        var colon = text[..Math.Min(text.Length, 16)].IndexOf(": "u8);
        if (colon < 5 || PackageFields.Find(verbs, text[..colon]) is not { } verb)
        {
            return false;
        }

        var package = text[(colon + 2)..].Trim((byte)' ');
        if (package.IsEmpty || package.IndexOf((byte)' ') >= 0)
        {
            return false;
        }

        PackageFields.Set(record, verb);
        PackageFields.SetRpmName(record, package);
        return true;
    }
}
