using FsCheck;
using FsCheck.Fluent;

namespace Ashiato.Tests.Input.Following;

/// <summary>
/// A model writer appends numbered lines while anything may happen to the log and to its reader: every line is reported
/// exactly once, or a loss is said.
/// </summary>
public sealed class FollowModelTests
{
    private const int Runs = 120;

    /// <summary>What may happen, weighted: most of the time lines are written and read.</summary>
    private static readonly string[] Everything =
    [
        "append", "append", "append", "append", "few", "many", "partial", "read", "read", "read", "read",
        "crash before queueing", "crash after queueing", "crash before prepare", "rename", "rename", "rename without create", "rename and pack", "pack older",
        "copytruncate", "copytruncate and pack", "rename late", "shrink", "replace", "empty",
    ];

    private static readonly string[] Harmless = [.. Everything.Where(e => e is not ("shrink" or "replace" or "empty"))];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_line_exactly_once_or_said_to_be_lost(bool isHostile)
    {
        Needs.Program("gzip");
        var steps = Gen.Elements(isHostile ? Everything : Harmless).ListOf().Where(l => l.Count > 2).ToArbitrary();
        Prop.ForAll(steps, operations =>
        {
            using var world = new FollowModel();
            foreach (var operation in operations)
            {
                world.Do(operation);
            }

            world.End();
            return world.Verdict(isHostile) is var verdict && verdict == "" ? true.ToProperty() : false.Label(verdict);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(40));
    }
}
