using Ashiato.Fuzz;

if (FuzzOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}

var root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "Ashiato.slnx")))
{
    root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException("the repository is not above the program");
}

var corpus = Directory.CreateDirectory(Path.Combine(root, "fuzz", "corpus")).FullName;
var targets = FuzzTargets.All.Where(t => t.Name.StartsWith(options.Target, StringComparison.Ordinal)).ToList();
var seeds = Seeds.Read(root, options.Foreign);

// A target over the whole catalogue gets as much time as five of a single format.
var shares = targets.ToDictionary(t => t, t => t.Format is null ? 5.0 : 1.0);
var total = 0L;
var failed = 0;
foreach (var target in targets)
{
    var run = new FuzzRun(target, seeds, options, corpus);
    failed += run.Run(options.Seconds * shares[target] / shares.Values.Sum()) ? 0 : 1;
    total += run.Executions;
    Console.Out.WriteLine($"{target.Name,-32} {run.Executions,9} executions {run.Signatures,6} signatures  slowest {run.Slowest:F3} s ({run.SlowestLength} bytes)");
}

Console.Out.WriteLine($"{total} executions, {targets.Count} targets, {failed} with findings");
return failed == 0 && targets.Count > 0 ? 0 : 1;
