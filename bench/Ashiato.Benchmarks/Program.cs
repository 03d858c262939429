using Ashiato.Benchmarks;

// usage: Ashiato.Benchmarks [--passes N] FILE…    parses each file into records N times (five unless told), prints the median rate and the best
var passes = 5;
if (args is ["--passes", var n, ..] && int.TryParse(n, out passes))
{
    args = args[2..];
}

return ParseBenchmark.Run(args, Math.Max(1, passes), Console.Out);
