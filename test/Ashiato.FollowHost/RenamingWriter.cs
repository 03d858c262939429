using System.Text;

namespace Ashiato.FollowHost;

/// <summary>A daemon that is rotated by renaming: it goes on writing to the renamed file until it opens the new one.</summary>
internal sealed class RenamingWriter(string directory, int seed) : LineWriter(directory, seed)
{
    private FileStream? _file;

    protected override void Write(int lines)
    {
        _file ??= Open();
        for (var i = 0; i < lines; i++)
        {
            var line = Encoding.ASCII.GetBytes(Next());
            var half = Random.Next(4) == 0 ? Random.Next(line.Length) : 0;
            _file.Write(line, 0, half);
            if (half > 0)
            {
                Thread.Sleep(Random.Next(2));
            }

            _file.Write(line, half, line.Length - half);
        }
    }

    protected override void Rotate()
    {
        Shift();
        File.Move(Log, Log + ".1");
        if (Random.Next(2) == 0)
        {
            File.WriteAllText(Log, "");
        }

        Write(Random.Next(3));
        _file?.Dispose();
        _file = null;
        Write(1);
    }

    private FileStream Open() => new(Log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
