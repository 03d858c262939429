using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Defense;

/// <summary>A kind of message that is a sign by itself.</summary>
/// <param name="Code">The kind, <c>event.code</c>.</param>
/// <param name="Id">The finding's id.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Kind">What it says about intrusion.</param>
/// <param name="Technique">ATT&amp;CK.</param>
/// <param name="Title">The finding's title; <c>{0}</c> is the value of <paramref name="Subject"/>.</param>
/// <param name="Explanation">What it means.</param>
/// <param name="Alternatives">What else explains it.</param>
/// <param name="NextStep">What to do.</param>
/// <param name="Subject">The field that the title names, or null.</param>
/// <param name="Often">Fewer of them are only to be known.</param>
internal sealed record SingleEventSign(
    string Code, string Id, Severity Severity, FindingKind Kind, Technique Technique, Text Title, Text Explanation, Text Alternatives, Text NextStep, FieldName? Subject = null, long Often = 1);
