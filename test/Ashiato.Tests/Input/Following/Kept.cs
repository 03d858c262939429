using System.Text;
using Ashiato.Core;
using Ashiato.Input.Following;

namespace Ashiato.Tests.Input.Following;

/// <summary>Keeps what a follower hands on.</summary>
internal sealed class Kept : IFollowSink
{
    internal List<string> Lines { get; } = [];

    internal List<string> Files { get; } = [];

    internal List<LogLoss> Losses { get; } = [];

    internal List<Problem> Problems { get; } = [];

    /// <summary>Only "n bytes, first byte, continues, goes on" of each line: for long ones.</summary>
    internal List<(int Length, bool Continues, bool GoesOn)> Pieces { get; } = [];

    public void Accept(in FollowedLine line)
    {
        Lines.Add(Encoding.UTF8.GetString(line.Bytes));
        Files.Add(Path.GetFileName(line.File));
        Pieces.Add((line.Bytes.Length, line.Continues, line.GoesOn));
    }

    public void Lost(LogLoss loss) => Losses.Add(loss);

    public void Report(Problem problem)
    {
        Assert.DoesNotContain('\n', problem.Text.En + problem.Text.Ja);
        Assert.NotEqual(problem.Text.En, problem.Text.Ja);
        Problems.Add(problem);
    }
}
