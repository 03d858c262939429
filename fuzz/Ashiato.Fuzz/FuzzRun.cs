using System.Diagnostics;
using System.Security.Cryptography;

namespace Ashiato.Fuzz;

/// <summary>Fuzzes one target for some time.</summary>
/// <param name="target">The target.</param>
/// <param name="seeds">What to begin with.</param>
/// <param name="options">Seed and what to keep.</param>
/// <param name="corpus">The folder findings and interesting inputs go to.</param>
internal sealed class FuzzRun(IFuzzTarget target, Seeds seeds, FuzzOptions options, string corpus)
{
    /// <summary>A kept input is no longer than this.</summary>
    public const int MostKeptLength = 2048;

    /// <summary>A run of one input allocates no more than this.</summary>
    private const long MostAllocated = 512L << 20;

    private readonly Mutator _mutator = new(options.Seed);
    private readonly Signatures _seen = new();
    private readonly List<byte[]> _queue = [];
    private int _kept;

    /// <summary>Inputs run.</summary>
    public long Executions { get; private set; }

    /// <summary>Seconds of the slowest input.</summary>
    public double Slowest { get; private set; }

    /// <summary>Its length in bytes.</summary>
    public int SlowestLength { get; private set; }

    /// <summary>Different signatures seen.</summary>
    public int Signatures => _seen.Count;

    /// <summary>Runs seeds as they are, then changed ones, until the time is over.</summary>
    /// <returns>False after a finding, which is then in the corpus.</returns>
    public bool Run(double seconds)
    {
        using var watchdog = new Watchdog(Hang);
        _kept = Directory.GetFiles(corpus, target.Name + "-*").Length;
        var start = Stopwatch.GetTimestamp();
        var own = target.Format is not null && seeds.ByFormat.TryGetValue(target.Format, out var of) ? of : seeds.Own;
        foreach (var seed in own)
        {
            if (!One(seed, watchdog, mayKeep: false))
            {
                return false;
            }
        }

        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            var foreign = seeds.Foreign.Count > 0 && _mutator.Chance(30);
            var from = foreign ? seeds.Foreign : _queue.Count > 0 && _mutator.Chance(40) ? _queue : _mutator.Chance(80) ? own : seeds.Own;
            if (!One(_mutator.Mutate(_mutator.Pick(from), foreign ? seeds.Foreign : seeds.Own), watchdog, mayKeep: !foreign))
            {
                return false;
            }
        }

        return true;
    }

    private bool One(byte[] input, Watchdog watchdog, bool mayKeep)
    {
        Executions++;
        _seen.Begin();
        watchdog.Begin(input);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Run(input, _seen);
        }
#pragma warning disable CA1031 // Whatever is thrown is what the fuzzer looks for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            watchdog.End();
            Console.Error.WriteLine($"{target.Name}: {e.GetType().Name}: {e.Message}\n{e.StackTrace}\n  input: {Save(input)}");
            return false;
        }

        var took = watchdog.End();
        if (took > Slowest)
        {
            (Slowest, SlowestLength) = (took, input.Length);
        }

        if (GC.GetAllocatedBytesForCurrentThread() - before > MostAllocated)
        {
            Console.Error.WriteLine($"{target.Name}: too much memory\n  input: {Save(input)}");
            return false;
        }

        if (mayKeep && _seen.FoundNew && input.Length <= MostKeptLength)
        {
            Keep(input);
        }

        return true;
    }

    private void Keep(byte[] input)
    {
        _queue.Add(input);
        if (options.Keep && _kept < target.MostKept)
        {
            _kept++;
            Save(input);
        }
    }

    private void Hang(byte[] input)
    {
        Console.Error.WriteLine($"{target.Name}: more than {Watchdog.MostSeconds} s\n  input: {Save(input)}");
        Environment.Exit(1);
    }

    private string Save(byte[] input)
    {
        var path = Path.Combine(corpus, $"{target.Name}-{Convert.ToHexStringLower(SHA256.HashData(input))[..12]}");
        File.WriteAllBytes(path, input);
        return path;
    }
}
