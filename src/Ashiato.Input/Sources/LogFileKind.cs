using Ashiato.Core;

namespace Ashiato.Input.Sources;

/// <summary>A kind of log file that servers have, explained for somebody who does not know it.</summary>
/// <param name="Id">A stable name, for example <c>auth</c>.</param>
/// <param name="Patterns">
/// Names relative to <c>/var/log</c>, or from the root when they begin with a slash; <c>*</c> stands for any characters
/// but a slash, <c>**</c> for any characters. Rotated parts (<c>.1</c>, <c>.2.gz</c>, <c>-20260301</c>) belong to them too.
/// </param>
/// <param name="What">What it is.</param>
/// <param name="Writer">Which program writes it.</param>
/// <param name="Tells">What it can tell about a break-in.</param>
/// <param name="Silent">What it cannot tell.</param>
/// <param name="IsBinary">Is it no text, so that <c>less</c> and <c>grep</c> do not help?</param>
/// <param name="IsLog">Is it a log? What programs keep beside their logs is named, but not read.</param>
public sealed record LogFileKind(string Id, IReadOnlyList<string> Patterns, Text What, Text Writer, Text Tells, Text Silent, bool IsBinary = false, bool IsLog = true);
