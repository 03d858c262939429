using Ashiato.Core;

namespace Ashiato.App.Configuration;

/// <summary>A configuration cannot be used; the text says where and why in one line.</summary>
/// <param name="text">Where and why.</param>
/// <param name="inner">What it comes from, or null.</param>
public sealed class ConfigurationException(Text text, Exception? inner = null) : Exception(text.En, inner)
{
    /// <summary>Where and why, in both languages.</summary>
    public Text Text { get; } = text;
}
