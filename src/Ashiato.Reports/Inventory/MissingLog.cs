using Ashiato.Core;

namespace Ashiato.Reports.Inventory;

/// <summary>A usual log that is not there.</summary>
/// <param name="Name">Its usual names, for example <c>auth.log / secure</c>.</param>
/// <param name="What">What it would be.</param>
/// <param name="Means">What its absence means: innocent reasons first, then what cannot be said without it.</param>
public sealed record MissingLog(string Name, Text What, Text Means);
