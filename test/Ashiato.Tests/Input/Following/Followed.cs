using System.Text;
using Ashiato.Core;
using Ashiato.Input.Following;
using Ashiato.Input.Following.Positions;

namespace Ashiato.Tests.Input.Following;

/// <summary>A log in a directory of its own, what is done to it, and the book of its reader.</summary>
internal sealed class Followed : IDisposable
{
    private readonly TempDirectory _temp = new();

    internal string Directory => _temp.Path;

    /// <summary>Journal directories that are read too.</summary>
    internal List<string> Journals { get; } = [];

    internal string Log => At("app.log");

    internal PositionBook Book { get; set; } = PositionBook.New();

    internal DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public void Dispose() => _temp.Dispose();

    internal string At(string name) => Path.Combine(Directory, name);

    /// <summary>Appends text to the log.</summary>
    internal void Append(string text) => Append(Log, text);

    internal static void Append(string path, string text) => File.AppendAllText(path, text);

    internal void Rename(string to) => File.Move(Log, At(to));

    internal void Shift(string from, string to) => File.Move(At(from), At(to));

    /// <summary>As logrotate does with copytruncate.</summary>
    internal void CopyTruncate(string to)
    {
        File.Copy(Log, At(to));
        using var log = new FileStream(Log, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        log.SetLength(0);
    }

    /// <summary>Packs a part by the system's own program.</summary>
    internal void Pack(string name, string program, string extension)
    {
        var path = At(name);
        using var process = System.Diagnostics.Process.Start(Needs.Program(program), program == "zstd" ? ["-q", "--rm", path] : [path]);
        process.WaitForExit();
        Assert.True(File.Exists(path + extension) && !File.Exists(path));
    }

    /// <summary>Reads what is new, and commits it unless told not to.</summary>
    internal Kept Read(bool commits = true, bool takesUnfinished = false, params string[] logs)
    {
        var kept = new Kept();
        Now += TimeSpan.FromHours(1);
        var next = new Follower(Clock.FixedAt(Now)) { TakesUnfinished = takesUnfinished }.Read(Book, logs.Length > 0 ? logs : [Log], Journals, kept);
        Book = commits ? BookText.Read(BookText.Write(next))! : Book;
        return kept;
    }

    /// <summary>Numbered lines.</summary>
    internal static string Numbered(int first, int count)
    {
        var text = new StringBuilder();
        for (var i = first; i < first + count; i++)
        {
            text.Append("Mar  1 12:00:00 web1 app[1]: line ").Append(i).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The numbers in lines of <see cref="Numbered"/>.</summary>
    internal static int[] Numbers(Kept kept) => [.. kept.Lines.Select(l => int.Parse(l[(l.LastIndexOf(' ') + 1)..]))];
}
