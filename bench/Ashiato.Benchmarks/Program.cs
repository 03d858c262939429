using Ashiato.Benchmarks;
using Ashiato.Detection.Rules;

// usage: Ashiato.Benchmarks [--passes N] [--detect [--rules DIR]... [--rules-only]] FILE...
// parses each file into records N times (five unless told), with --detect through all own rules too (and the detectors in code, unless
// --rules-only); prints the median rate and the best
var passes = 5;
var isRulesOnly = false;
RuleLibrary? library = null;
var files = new List<string>();
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--passes" when i + 1 < args.Length && int.TryParse(args[++i], out passes):
            break;
        case "--detect":
            library ??= new RuleLibrary().AddOwn();
            break;
        case "--rules" when i + 1 < args.Length:
            library = (library ?? new RuleLibrary().AddOwn()).AddPath(args[++i]);
            break;
        case "--rules-only":
            isRulesOnly = true;
            break;
        default:
            files.Add(args[i]);
            break;
    }
}

var rules = library?.Compile();
if (rules is not null)
{
    Console.Error.WriteLine($"{rules.Rules.Count} rules, {rules.Correlations.Count} correlations");
}

return ParseBenchmark.Run(files, Math.Max(1, passes), rules, isRulesOnly, Console.Out);
