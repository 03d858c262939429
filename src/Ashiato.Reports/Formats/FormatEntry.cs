using Ashiato.Core;

namespace Ashiato.Reports.Formats;

/// <summary>One format of the catalogue, for the list of formats.</summary>
/// <param name="Name">Its name, which is also <c>event.dataset</c> and what <c>parse --format</c> takes for line formats.</param>
/// <param name="Kind">Where its records stand.</param>
/// <param name="Title">What it is.</param>
/// <param name="Programs">The names the program writes logs under; empty unless <paramref name="Kind"/> is <see cref="FormatKind.Program"/>.</param>
public sealed record FormatEntry(string Name, FormatKind Kind, Text Title, IReadOnlyList<string> Programs);
