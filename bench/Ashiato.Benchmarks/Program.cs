using Ashiato.Benchmarks;

// usage: Ashiato.Benchmarks FILE…    parses each file into records five times, prints the median rate
return ParseBenchmark.Run(args, Console.Out);
