using Ashiato.Core;

namespace Ashiato.Detection.Abuse;

/// <summary>The answer to an abuse notice: its times in the server's own time, and what each kind of log says about them.</summary>
/// <param name="NoticePath">The notice.</param>
/// <param name="Headline">The first line of the answer: "the notice's 12:30:35 +0100 is 20:30:35 on this server".</param>
/// <param name="Stamps">Every time stamp found, in the order of the notice.</param>
/// <param name="From">Begin of the window looked at (some time before the first stamp).</param>
/// <param name="Until">End of the window.</param>
/// <param name="Addresses">Addresses named in the notice.</param>
/// <param name="Areas">What each kind of evidence says.</param>
public sealed record AbuseAnswer(
    string NoticePath, Text Headline, IReadOnlyList<AbuseStamp> Stamps, DateTimeOffset? From, DateTimeOffset? Until,
    IReadOnlyList<string> Addresses, IReadOnlyList<AbuseAreaAnswer> Areas);
