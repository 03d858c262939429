using Ashiato.Core;

namespace Ashiato.Input.Formats.Package;

/// <summary>pacman's log (Arch Linux): <c>[STAMP] [ALPM] installed PACKAGE (VERSION)</c>, <c>[STAMP] [PACMAN] Running 'COMMAND'</c>.</summary>
internal sealed class PacmanFormat : LineFormat
{
    private static readonly Constant CommandCode = new("pacman.command");
    private static readonly PackageVerb[] Verbs =
    [
        PackageFields.Verb("pacman", "installed", "install"), PackageFields.Verb("pacman", "removed", "remove"), PackageFields.Verb("pacman", "upgraded", "upgrade"),
        PackageFields.Verb("pacman", "downgraded", "downgrade"), PackageFields.Verb("pacman", "reinstalled", "reinstall"),
    ];

    public override string Name => "pacman";

    public override Text Title => new("pacman's log (Arch Linux)", "pacman のログ（Arch Linux）");

    public override string FirstBytes => "[";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var close = line[..Math.Min(line.Length, 28)].IndexOf("] ["u8);
        if (close < 0)
        {
            return false;
        }

        var rest = line[(close + 3)..];
        var end = rest.StartsWith("ALPM] "u8) ? 6 : rest.StartsWith("PACMAN] "u8) ? 8 : rest.StartsWith("ALPM-SCRIPTLET] "u8) ? 16 : 0;
        if (end == 0 || !context.Stamps.TryIso(line[1..(close + 1)], out var stamp) || 1 + stamp.Length != close)
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Set(FieldNames.LogLogger, rest[..(end - 2)]);
        var message = rest[end..];
        record.SetExact(FieldNames.Message, message);
        Read(message, record);
        return true;
    }

    private static void Read(ReadOnlySpan<byte> message, Record record)
    {
        if (message.StartsWith("Running '"u8))
        {
            record.Set(FieldNames.ProcessCommandLine, message[9..].TrimEnd("' "u8));
            record.Set(FieldNames.EventCode, CommandCode);
            return;
        }

        var blank = message.IndexOf((byte)' ');
        if (blank < 0 || PackageFields.Find(Verbs, message[..blank]) is not { } verb)
        {
            return;
        }

        var package = message[(blank + 1)..];
        var paren = package.IndexOf(" ("u8);
        PackageFields.Set(record, verb);
        record.Set(FieldNames.PackageName, paren < 0 ? package : package[..paren]);
        if (paren >= 0)
        {
            SetVersions(record, package[(paren + 2)..].TrimEnd(") "u8));
        }
    }

    private static void SetVersions(Record record, ReadOnlySpan<byte> versions)
    {
        var arrow = versions.IndexOf(" -> "u8);
        record.Set(FieldNames.PackageVersion, arrow < 0 ? versions : versions[(arrow + 4)..]);
        if (arrow >= 0)
        {
            record.Set(PackageFields.OldVersion, versions[..arrow]);
        }
    }
}
