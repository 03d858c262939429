using Ashiato.Core;

namespace Ashiato.Detection.Logcheck;

/// <summary>Something in a logcheck tree that cannot be used. The rest of the tree is.</summary>
/// <param name="Path">The file, as a person would write it.</param>
/// <param name="Line">Number of the line from 1, or 0 when the whole file is meant.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record LogcheckProblem(string Path, int Line, Text Reason)
{
    /// <summary>One line for a person: where, and what is wrong.</summary>
    public Text Text => new Text("{0}: {1}", "{0}: {1}").With(Line > 0 ? $"{Path}:{Line}" : Path, Reason);
}
