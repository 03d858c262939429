using Ashiato.Core;

namespace Ashiato.Input.Formats.Package;

/// <summary>What the logs of package managers have in common: a verb and a package, and one code for each verb.</summary>
internal static class PackageFields
{
    /// <summary>The version that was there before.</summary>
    public static readonly FieldName OldVersion = FieldName.Get("package.previous_version");

    /// <summary><c>event.category</c> of installing and removing.</summary>
    public static readonly Constant PackageCategory = new("package");

    /// <summary>Splits <c>name:arch</c> of Debian.</summary>
    public static void SetDebianName(Record record, ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        record.Set(FieldNames.PackageName, colon < 0 ? text : text[..colon]);
        if (colon >= 0)
        {
            record.Set(FieldNames.PackageArchitecture, text[(colon + 1)..]);
        }
    }

    /// <summary>
    /// Splits <c>name-[epoch:]version-release.arch</c> of RPM (or <c>epoch:name-…</c> as old yum wrote it). Version and
    /// release hold no dash, so the last two dashes divide.
    /// </summary>
    public static void SetRpmName(Record record, ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon > 0 && text[..colon].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            text = text[(colon + 1)..];
        }

        var release = text.LastIndexOf((byte)'-');
        var version = release < 0 ? -1 : text[..release].LastIndexOf((byte)'-');
        if (version <= 0)
        {
            record.Set(FieldNames.PackageName, text);
            return;
        }

        record.Set(FieldNames.PackageName, text[..version]);
        var rest = text[(version + 1)..];
        var dot = rest.LastIndexOf((byte)'.');
        var hasArchitecture = dot > release - version && !char.IsAsciiDigit((char)rest[Math.Min(dot + 1, rest.Length - 1)]) && !rest[(dot + 1)..].StartsWith("el"u8) && !rest[(dot + 1)..].StartsWith("fc"u8);
        record.Set(FieldNames.PackageVersion, hasArchitecture ? rest[..dot] : rest);
        if (hasArchitecture)
        {
            record.Set(FieldNames.PackageArchitecture, rest[(dot + 1)..]);
        }
    }

    /// <summary>The constants of one verb.</summary>
    /// <param name="program">The first part of the code.</param>
    /// <param name="word">The verb as the log writes it.</param>
    /// <param name="action">The verb as <c>event.action</c>.</param>
    public static PackageVerb Verb(string program, string word, string? action = null) =>
        new(System.Text.Encoding.ASCII.GetBytes(word), new Constant(action ?? word), new Constant(program + "." + (action ?? word)));

    /// <summary>Sets the fields of a verb.</summary>
    public static void Set(Record record, PackageVerb verb)
    {
        record.Set(FieldNames.EventAction, verb.Action);
        record.Set(FieldNames.EventCategory, PackageCategory);
        record.Set(FieldNames.EventCode, verb.Code);
    }

    /// <summary>Finds a verb by its word, or null.</summary>
    public static PackageVerb? Find(PackageVerb[] verbs, ReadOnlySpan<byte> word)
    {
        foreach (var verb in verbs)
        {
            if (word.SequenceEqual(verb.Word))
            {
                return verb;
            }
        }

        return null;
    }
}
