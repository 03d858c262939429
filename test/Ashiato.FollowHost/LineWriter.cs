namespace Ashiato.FollowHost;

/// <summary>Writes numbered lines and rotates at random until standard input ends, then says how many there were.</summary>
internal abstract class LineWriter(string directory, int seed)
{
    /// <summary>Rotated parts that are kept: more than come between two runs of the reader that end well.</summary>
    protected const int MostParts = 60;

    protected Random Random { get; } = new(seed);

    protected string Log { get; } = Path.Join(directory, "app.log");

    /// <summary>Lines written; the first was there before.</summary>
    protected int Count { get; set; } = 1;

    public static LineWriter Of(string kind, string directory, int seed) => kind switch
    {
        "plain" => new RenamingWriter(directory, seed),
        "copytruncate" => new TruncatingWriter(directory, seed),
        _ => new JournalWriter(directory, seed) { Count = 0 },
    };

    public int Run()
    {
        var stop = Task.Run(() => Console.In.ReadToEnd());
        var rotations = 0;
        while (!stop.IsCompleted)
        {
            Write(Random.Next(1, 12));
            if (Random.Next(20) == 0)
            {
                Rotate();
                rotations++;
            }

            Thread.Sleep(Random.Next(3));
        }

        End();
        Console.WriteLine($"{Count} {rotations}");
        return 0;
    }

    protected abstract void Write(int lines);

    protected abstract void Rotate();

    protected virtual void End()
    {
    }

    protected string Next() => $"Mar  1 12:00:00 web1 app[1]: line {Count++}\n";

    /// <summary>Makes room for <c>.1</c> as logrotate does; <c>.1</c> is packed on its way to <c>.2</c>.</summary>
    protected void Shift()
    {
        File.Delete($"{Log}.{MostParts}.gz");
        for (var i = MostParts - 1; i > 1; i--)
        {
            if (File.Exists($"{Log}.{i}.gz"))
            {
                File.Move($"{Log}.{i}.gz", $"{Log}.{i + 1}.gz");
            }
        }

        if (File.Exists(Log + ".1"))
        {
            File.Move(Log + ".1", Log + ".2");
            Pack(Log + ".2");
        }
    }

    private static void Pack(string path)
    {
        using (var target = File.Create(path + ".gz"))
        using (var packed = new System.IO.Compression.GZipStream(target, System.IO.Compression.CompressionLevel.Fastest))
        {
            packed.Write(File.ReadAllBytes(path));
        }

        File.SetLastWriteTimeUtc(path + ".gz", File.GetLastWriteTimeUtc(path));
        File.Delete(path);
    }
}
