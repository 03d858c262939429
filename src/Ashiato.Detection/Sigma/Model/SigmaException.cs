using Ashiato.Core;

namespace Ashiato.Detection.Sigma.Model;

/// <summary>A rule is malformed, or asks for something that no log here can answer.</summary>
/// <param name="reason">Why.</param>
/// <param name="location">Where, or null when it is the rule as a whole.</param>
/// <param name="isRefusal">Is the rule good, and only not for here?</param>
public sealed class SigmaException(Text reason, SigmaLocation? location = null, bool isRefusal = false) : FormatException(reason.En)
{
    /// <summary>Why.</summary>
    public Text Reason => reason;

    /// <summary>Where, or null.</summary>
    public SigmaLocation? Location => location;

    /// <summary>Is the rule good, and only not for here?</summary>
    public bool IsRefusal => isRefusal;
}
