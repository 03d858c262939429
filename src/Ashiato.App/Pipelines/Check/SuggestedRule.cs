using Ashiato.Detection.Logcheck;
using Ashiato.Detection.Shapes;

namespace Ashiato.App.Pipelines.Check;

/// <summary>An ignore rule for lines that somebody chose.</summary>
/// <param name="shape">What the lines have in common.</param>
/// <param name="rule">The rule, or null when none could be made.</param>
public sealed class SuggestedRule(LineShape shape, LogcheckRule? rule)
{
    private const int MostExamples = 3;
    private readonly List<string> _others = [];

    /// <summary>What the lines have in common.</summary>
    public LineShape Shape => shape;

    /// <summary>The rule; null when what was made of the lines does not match them.</summary>
    public LogcheckRule? Rule => rule;

    /// <summary>How many of the chosen lines it is for.</summary>
    public long Chosen { get; internal set; }

    /// <summary>How many further lines of the logs it would hide.</summary>
    public long Others { get; private set; }

    /// <summary>The first of them, each different from the others. Written by strangers: escape them.</summary>
    public IReadOnlyList<string> Examples => _others;

    internal void Hide(string line)
    {
        Others++;
        if (_others.Count < MostExamples)
        {
            _others.Add(line);
        }
    }
}
