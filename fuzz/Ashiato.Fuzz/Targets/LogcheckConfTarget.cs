using System.Text;
using Ashiato.Detection.Logcheck;

namespace Ashiato.Fuzz.Targets;

/// <summary>The bytes as logcheck.conf and as a list of log files.</summary>
internal sealed class LogcheckConfTarget : IFuzzTarget
{
    public string Name => "logcheck.conf";

    public string? Format => null;

    public int MostKept => 10;

    public void Run(ReadOnlySpan<byte> data, Signatures seen)
    {
        var text = Encoding.UTF8.GetString(data);
        var problems = new List<LogcheckProblem>();
        var settings = SettingsReader.Read("fuzz", text, problems);
        seen.Add($"{settings.Level} {problems.Count > 0} {LogFileLists.Parse(text).Any()}");
    }
}
