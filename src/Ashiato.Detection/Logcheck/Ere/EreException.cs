using Ashiato.Core;

namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>Ends the reading of one pattern; <see cref="EreParser"/> makes a value of it.</summary>
internal sealed class EreException(int position, Text text) : Exception(text.En)
{
    /// <summary>Where and what.</summary>
    internal EreError Error { get; } = new(position, text);
}
