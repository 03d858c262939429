using Ashiato.Core;

namespace Ashiato.Input.Formats.Package;

/// <summary><c>/var/log/zypp/history</c> of libzypp (SUSE): <c>STAMP|action|…</c>, the actions' columns as its HistoryLog writes them.</summary>
internal sealed class ZyppHistoryFormat : LineFormat
{
    private static readonly Constant CommandCode = new("zypp.command");
    private static readonly Constant RepositoryCode = new("zypp.repository");
    private static readonly FieldName Arguments = FieldName.Get("zypp.arguments");
    private static readonly PackageVerb[] Verbs =
        [PackageFields.Verb("zypp", "install"), PackageFields.Verb("zypp", "remove"), PackageFields.Verb("zypp", "patch")];

    public override string Name => "zypp.history";

    public override Text Title => new("zypper's history (SUSE)", "zypper の操作履歴（SUSE）");

    public override string FirstBytes => "12";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 24 || line[19] != '|' || !context.Stamps.TryIso(line[..19], out var stamp) || stamp.Length != 19)
        {
            return false;
        }

        var rest = line[20..];
        var action = Column(ref rest);
        if (action.IsEmpty || rest.IsEmpty)
        {
            return false;
        }

        if (PackageFields.Find(Verbs, action) is { } verb)
        {
            PackageFields.Set(record, verb);
            record.Set(FieldNames.PackageName, Column(ref rest));
            record.Set(FieldNames.PackageVersion, Column(ref rest));
            record.Set(FieldNames.PackageArchitecture, Column(ref rest));
            SetUser(record, Column(ref rest));
        }
        else if (action.SequenceEqual("command"u8))
        {
            SetUser(record, Column(ref rest));
            record.Set(FieldNames.ProcessCommandLine, Column(ref rest));
            record.Set(FieldNames.EventCode, CommandCode);
        }
        else if (action is [(byte)'r', ..])
        {
            record.Set(FieldNames.EventAction, action);
            record.Set(Arguments, rest);
            record.Set(FieldNames.EventCode, RepositoryCode);
        }
        else
        {
            return false;
        }

        stamp.GiveTo(record);
        return true;
    }

    private static void SetUser(Record record, ReadOnlySpan<byte> who)
    {
        var at = who.IndexOf((byte)'@');
        record.Set(FieldNames.UserName, at < 0 ? who : who[..at]);
        if (at >= 0)
        {
            record.Set(FieldNames.HostName, who[(at + 1)..]);
        }
    }

    private static ReadOnlySpan<byte> Column(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'|');
        var column = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return column.Trim((byte)' ');
    }
}
