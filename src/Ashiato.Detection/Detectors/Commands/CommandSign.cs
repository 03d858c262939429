using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Commands;

/// <summary>A kind of command that intruders run.</summary>
/// <param name="Id">Last part of the finding's id.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">What the command does.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Innocent">Who else runs it.</param>
/// <param name="Technique">ATT&amp;CK.</param>
/// <param name="Test">Does a command show it?</param>
/// <param name="OnSchedule">How much it matters when cron runs it; null: more than by hand, for it comes back again and again.</param>
internal sealed record CommandSign(
    string Id, Severity Severity, Text Title, Text Why, Text Innocent, Technique Technique, CommandTest Test, Severity? OnSchedule = null);
