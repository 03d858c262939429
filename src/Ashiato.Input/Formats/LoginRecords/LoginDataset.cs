using Ashiato.Core;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>Which of the three files of the same form a file is; only its name tells.</summary>
public sealed class LoginDataset
{
    /// <summary>wtmp: log-ins and log-outs, boots.</summary>
    public static readonly LoginDataset Wtmp = new("wtmp");

    /// <summary>btmp: failed log-ins.</summary>
    public static readonly LoginDataset Btmp = new("btmp");

    /// <summary>utmp: who is logged in now.</summary>
    public static readonly LoginDataset Utmp = new("utmp");

    private LoginDataset(string name) => Name = new Constant(name);

    /// <summary>The value of <c>event.dataset</c>.</summary>
    public Constant Name { get; }

    /// <summary>Are the records failed log-ins?</summary>
    public bool IsFailures => ReferenceEquals(this, Btmp);

    /// <summary>The dataset of a file by its name; wtmp when the name says nothing.</summary>
    /// <param name="fileName">A name with or without directories, for example <c>btmp.1</c> or <c>wtmp-20260101</c>.</param>
    public static LoginDataset Of(string fileName) => Named(fileName) ?? Wtmp;

    /// <summary>The dataset of a file by its name; null when the name says nothing.</summary>
    /// <param name="fileName">A name with or without directories.</param>
    internal static LoginDataset? Named(string fileName)
    {
        var name = Path.GetFileName(fileName.AsSpan());
        return name.StartsWith("btmp", StringComparison.Ordinal) ? Btmp
            : name.StartsWith("utmp", StringComparison.Ordinal) ? Utmp
            : name.StartsWith("wtmp", StringComparison.Ordinal) && !name.StartsWith("wtmpdb", StringComparison.Ordinal) ? Wtmp : null;
    }
}
