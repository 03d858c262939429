using System.Net;

namespace Ashiato.Input.Notices;

/// <summary>What an abuse notice says that a program can read.</summary>
/// <param name="Stamps">Time stamps in the order of the notice.</param>
/// <param name="Addresses">Addresses named, in the order of the notice, each once.</param>
/// <param name="Zone">The zone the notice states for its times (<c>all times are UTC</c>), or null.</param>
public sealed record NoticeText(IReadOnlyList<NoticeStamp> Stamps, IReadOnlyList<IPAddress> Addresses, string? Zone);
