using Ashiato.Core;

namespace Ashiato.Input.Sources;

/// <summary>What the evidence says of its host, where the tree holds more than logs.</summary>
/// <param name="HostName">From <c>/etc/hostname</c> (hostname(5)), or null.</param>
/// <param name="SystemName">PRETTY_NAME of <c>/etc/os-release</c> (os-release(5)), or null.</param>
/// <param name="SystemId">ID of os-release, for example <c>debian</c>, or null.</param>
/// <param name="Accounts">The users of <c>/etc/passwd</c> in file order; empty when there is none.</param>
public sealed record EvidenceFacts(string? HostName, string? SystemName, string? SystemId, IReadOnlyList<Account> Accounts)
{
    private const int MostPasswd = 4 << 20;
    private const int MostSmall = 64 * 1024;

    /// <summary>Reads the facts; what is not there is left out.</summary>
    public static EvidenceFacts Read(EvidenceRoot root, IProblemSink problems)
    {
        var release = SmallFile.Lines(root, "etc/os-release", MostSmall, problems);
        return new EvidenceFacts(
            SmallFile.Lines(root, "etc/hostname", MostSmall, problems).Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0 && l[0] != '#'),
            ValueOf(release, "PRETTY_NAME="),
            ValueOf(release, "ID="),
            [.. SmallFile.Lines(root, "etc/passwd", MostPasswd, problems).Select(ParseAccount).OfType<Account>()]);
    }

    private static string? ValueOf(string[] lines, string key) =>
        lines.FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim().Trim('"', '\'');

    private static Account? ParseAccount(string line)
    {
        var parts = line.TrimEnd('\r').Split(':');
        return parts.Length >= 7 && parts[0].Length > 0 && long.TryParse(parts[2], System.Globalization.NumberStyles.None, null, out var id)
            ? new Account(parts[0], id, parts[5], parts[6])
            : null;
    }
}
