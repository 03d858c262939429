using Ashiato.Core;

namespace Ashiato.Cli.Commands.Check;

/// <summary>Tells troubles at once and keeps them for the report.</summary>
internal sealed class Troubles(CommandIo io) : IProblemSink
{
    private readonly List<Text> _texts = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<Text> Texts => _texts;

    /// <summary>Tells one.</summary>
    public void Add(Text text)
    {
        // Logs are opened by whichever thread comes to them.
        lock (_texts)
        {
            _texts.Add(text);
            io.Complain(text);
        }
    }

    /// <inheritdoc/>
    public void Report(Problem problem) => Add(problem.Text);
}
