using System.Text;
using Ashiato.Detection.Logcheck;

namespace Ashiato.App.Pipelines.Check;

/// <summary>Reads logs and sorts their lines into the sections of logcheck's report.</summary>
/// <param name="engine">Says where a line belongs.</param>
/// <param name="settings">Says how lines are sorted.</param>
public sealed class CheckPipeline(LogcheckEngine engine, LogcheckSettings settings)
{
    /// <summary>Threads at most: one more is held up by reading and by giving in order.</summary>
    private const int MostThreads = 4;

    /// <summary>Reads everything.</summary>
    /// <param name="inputs">The logs. They are read in the order of their names, as logcheck does.</param>
    /// <returns>What belongs into the report; to be disposed.</returns>
    /// <exception cref="IOException">Reading, or writing a temporary file, failed.</exception>
    public CheckReport Run(IEnumerable<CheckInput> inputs)
    {
        var kept = new KeptLines(engine.Sections.Count, settings.SortUnique);
        try
        {
            var order = new BlockOrder(kept);
            using var reader = new BlockReader(Opener(inputs));
            RunThreads(() => new LineJudge(reader, engine, order).Run());
            return new CheckReport(kept, engine, order.Lines);
        }
        catch
        {
            kept.Dispose();
            throw;
        }
    }

    private static Func<Stream?> Opener(IEnumerable<CheckInput> inputs)
    {
        var sorted = new Queue<CheckInput>(inputs.OrderBy(i => Encoding.UTF8.GetBytes(Path.GetFileName(i.Path)), ByteOrder.Instance));
        return () =>
        {
            while (sorted.TryDequeue(out var input))
            {
                if (input.Open() is { } stream)
                {
                    return stream;
                }
            }

            return null;
        };
    }

    private static void RunThreads(Action work)
    {
        var others = Enumerable.Range(1, Math.Clamp(Environment.ProcessorCount, 1, MostThreads) - 1)
            .Select(_ => Task.Factory.StartNew(work, TaskCreationOptions.LongRunning)).ToArray();
        try
        {
            work();
        }
        finally
        {
            WaitFor(others);
        }
    }

    private static void WaitFor(Task[] others)
    {
        try
        {
            Task.WaitAll(others);
        }
        catch (AggregateException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
