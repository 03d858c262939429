using Ashiato.Core;

namespace Ashiato.Input.Formats.Package;

/// <summary>
/// <c>/var/log/apt/history.log</c>: a block of <c>Key: value</c> lines from <c>Start-Date:</c> to <c>End-Date:</c> for each
/// run of apt (apt-pkg's deb/dpkgpm.cc writes it).
/// </summary>
internal sealed class AptHistoryFormat : LineFormat
{
    private static readonly FieldName Error = FieldName.Get("error.message");
    private static readonly Constant Code = new("apt.history");

    /// <summary>The lists of packages, the most telling last: it names the record's action and its packages.</summary>
    private static readonly (byte[] Key, FieldName Field, Constant Action)[] Lists =
    [
        ("Upgrade"u8.ToArray(), FieldName.Get("apt.history.upgrade"), new("upgrade")),
        ("Downgrade"u8.ToArray(), FieldName.Get("apt.history.downgrade"), new("downgrade")),
        ("Reinstall"u8.ToArray(), FieldName.Get("apt.history.reinstall"), new("reinstall")),
        ("Install"u8.ToArray(), FieldName.Get("apt.history.install"), new("install")),
        ("Disappeared"u8.ToArray(), FieldName.Get("apt.history.disappeared"), new("remove")),
        ("Remove"u8.ToArray(), FieldName.Get("apt.history.remove"), new("remove")),
        ("Purge"u8.ToArray(), FieldName.Get("apt.history.purge"), new("purge")),
    ];

    public override string Name => "apt.history";

    public override Text Title => new("apt's history of commands and packages", "apt の操作履歴（history.log）");

    public override string FirstBytes => "S";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (!line.StartsWith("Start-Date: "u8) || !context.Stamps.TryIso(line[12..], out var stamp) || 12 + stamp.Length != line.TrimEnd(" \r"u8).Length)
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Set(FieldNames.EventCode, Code);
        record.Set(FieldNames.EventCategory, PackageFields.PackageCategory);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) =>
        !line.StartsWith("Start-Date: "u8) && IsKey(line) ? Joins.Yes : Joins.No;

    public override void Complete(Record record, int firstLineLength, LineContext context)
    {
        var chosen = -1;
        ReadOnlySpan<byte> packages = default;
        foreach (var range in record.Raw.Split((byte)'\n'))
        {
            var line = record.Raw[range].TrimEnd((byte)'\r');
            var colon = line.IndexOf(": "u8);
            if (colon < 0)
            {
                continue;
            }

            var key = line[..colon];
            var value = line[(colon + 2)..];
            Set(record, key, value);
            for (var i = 0; i < Lists.Length; i++)
            {
                if (key.SequenceEqual(Lists[i].Key))
                {
                    record.Set(Lists[i].Field, value);
                    chosen = Math.Max(i, chosen);
                    packages = chosen == i ? value : packages;
                }
            }
        }

        if (chosen >= 0)
        {
            record.Set(FieldNames.EventAction, Lists[chosen].Action);
            AddPackages(record, packages);
        }
    }

    private static void Set(Record record, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("Commandline"u8))
        {
            record.Set(FieldNames.ProcessCommandLine, value);
            record.SetExact(FieldNames.Message, value);
        }
        else if (key.SequenceEqual("Requested-By"u8))
        {
            // "alice (1000)"
            var paren = value.LastIndexOf(" ("u8);
            record.Set(FieldNames.UserName, paren < 0 ? value : value[..paren]);
            if (paren >= 0)
            {
                record.Set(FieldNames.UserId, value[(paren + 2)..].TrimEnd((byte)')'));
            }
        }
        else if (key.SequenceEqual("Error"u8))
        {
            record.Set(Error, value);
            record.Set(FieldNames.EventOutcome, Constant.Failure);
        }
    }

    /// <summary><c>name:arch (version, automatic), name:arch (old, new)</c>: the names, one list member each.</summary>
    private static void AddPackages(Record record, ReadOnlySpan<byte> list)
    {
        while (!list.IsEmpty)
        {
            var end = list.IndexOf("), "u8);
            var one = end < 0 ? list : list[..end];
            var stop = one.IndexOfAny((byte)':', (byte)' ');
            record.Add(FieldNames.PackageName, stop < 0 ? one : one[..stop]);
            list = end < 0 ? default : list[(end + 3)..];
        }
    }

    /// <summary><c>Commandline: </c>, <c>Requested-By: </c> …: letters and dashes before the colon, a capital first.</summary>
    private static bool IsKey(ReadOnlySpan<byte> line)
    {
        var colon = line[..Math.Min(line.Length, 24)].IndexOf(": "u8);
        if (colon < 3 || !char.IsAsciiLetterUpper((char)line[0]))
        {
            return false;
        }

        foreach (var b in line[..colon])
        {
            if (!char.IsAsciiLetter((char)b) && b != '-')
            {
                return false;
            }
        }

        return true;
    }
}
