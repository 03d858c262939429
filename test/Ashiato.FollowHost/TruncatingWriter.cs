namespace Ashiato.FollowHost;

/// <summary>A daemon that never opens its log again: the log is copied and emptied under it.</summary>
internal sealed class TruncatingWriter(string directory, int seed) : LineWriter(directory, seed)
{
    protected override void Write(int lines) => File.AppendAllText(Log, string.Concat(Enumerable.Range(0, lines).Select(_ => Next())));

    protected override void Rotate()
    {
        Shift();
        File.Copy(Log, Log + ".1");
        using var file = new FileStream(Log, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(0);
    }
}
