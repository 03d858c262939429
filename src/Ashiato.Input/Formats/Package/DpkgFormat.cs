using Ashiato.Core;

namespace Ashiato.Input.Formats.Package;

/// <summary>
/// <c>/var/log/dpkg.log</c>, as dpkg(1) describes it under <c>--log</c>:
/// <c>STAMP startup TYPE COMMAND</c>, <c>STAMP status STATE PKG VERSION</c>, <c>STAMP ACTION PKG OLD NEW</c>,
/// <c>STAMP conffile FILE DECISION</c>.
/// </summary>
internal sealed class DpkgFormat : LineFormat
{
    private static readonly FieldName State = FieldName.Get("dpkg.status");
    private static readonly FieldName Command = FieldName.Get("dpkg.command");
    private static readonly FieldName Decision = FieldName.Get("dpkg.decision");

    private static readonly PackageVerb[] Verbs =
        [.. new[] { "status", "install", "upgrade", "configure", "trigproc", "remove", "purge", "disappear", "startup", "conffile" }.Select(w => PackageFields.Verb("dpkg", w))];

    public override string Name => "dpkg";

    public override Text Title => new("dpkg's log of package changes", "dpkg のパッケージ操作ログ");

    public override string FirstBytes => "12";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 28 || line[10] != ' ' || line[19] != ' ' || !char.IsAsciiLetterLower((char)line[20]))
        {
            return false;
        }

        var rest = line[20..];
        var first = NextWord(ref rest);
        if (PackageFields.Find(Verbs, first) is not { } verb || !context.Stamps.TryIso(line[..19], out var stamp) || stamp.Length != 19
            || !TryArguments(verb, rest, record))
        {
            return false;
        }

        stamp.GiveTo(record);
        PackageFields.Set(record, verb);
        record.SetExact(FieldNames.Message, line[20..]);
        return true;
    }

    private static bool TryArguments(PackageVerb verb, ReadOnlySpan<byte> rest, Record record)
    {
        var first = NextWord(ref rest);
        var second = NextWord(ref rest);
        if (first.IsEmpty || second.IsEmpty)
        {
            return false;
        }

        switch (verb.Action.Value)
        {
            case "startup":
                record.Set(Command, second);
                return rest.IsEmpty;
            case "conffile":
                record.Set(FieldNames.FilePath, first);
                record.Set(Decision, second);
                return true;
            case "status":
                record.Set(State, first);
                PackageFields.SetDebianName(record, second);
                SetVersion(record, FieldNames.PackageVersion, NextWord(ref rest));
                return rest.IsEmpty;
            default:
                var next = NextWord(ref rest);
                PackageFields.SetDebianName(record, first);
                SetVersion(record, PackageFields.OldVersion, second);
                SetVersion(record, FieldNames.PackageVersion, IsNone(next) ? second : next);
                return rest.IsEmpty;
        }
    }

    private static bool IsNone(ReadOnlySpan<byte> version) => version.IsEmpty || version[0] == '<';

    private static void SetVersion(Record record, FieldName name, ReadOnlySpan<byte> version)
    {
        if (!IsNone(version))
        {
            record.Set(name, version);
        }
    }

    private static ReadOnlySpan<byte> NextWord(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)' ');
        var word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return word;
    }
}
