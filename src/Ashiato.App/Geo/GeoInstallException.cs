using Ashiato.Core;

namespace Ashiato.App.Geo;

/// <summary>No geographic database can be made of what was named or brought; the text says why in one line.</summary>
/// <param name="text">Why.</param>
/// <param name="inner">What it comes from, or null.</param>
public sealed class GeoInstallException(Text text, Exception? inner = null) : Exception(text.En, inner)
{
    /// <summary>Why, in both languages.</summary>
    public Text Text { get; } = text;
}
