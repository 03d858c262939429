using Ashiato.Core;

namespace Ashiato.App.Setup;

/// <summary>Setup cannot go on; the text says where and why in one line.</summary>
/// <param name="text">Where and why.</param>
/// <param name="inner">What it comes from, or null.</param>
public sealed class SetupException(Text text, Exception? inner = null) : Exception(text.En, inner)
{
    /// <summary>Where and why, in both languages.</summary>
    public Text Text { get; } = text;
}
