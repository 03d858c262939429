namespace Ashiato.Mail.Message;

/// <summary>How addresses are completed and rewritten. The defaults change nothing but complete local names with the host's name.</summary>
public sealed record AddressRules
{
    /// <summary>Users up to this number belong to the system: their mail goes to <see cref="Root"/> (as in sSMTP; UID_MIN of login.defs(5) is 1000).</summary>
    public const uint LastSystemUser = 999;

    /// <summary>The name of this machine: in EHLO, Message-Id and where there is no <see cref="FromDomain"/>.</summary>
    public string HostName { get; init; } = Environment.MachineName;

    /// <summary>What stands after the @ of local names, or null for <see cref="HostName"/>.</summary>
    public string? FromDomain { get; init; }

    /// <summary>Who gets the mail of root and the system's users; null: nobody else.</summary>
    public string? Root { get; init; }

    /// <summary>May a message's own From, and -f, stand? Otherwise From is always the user's address.</summary>
    public bool FromOverride { get; init; } = true;

    /// <summary>Login name to address and, where one is named, mail hub (<c>revaliases</c>).</summary>
    public IReadOnlyDictionary<string, (string Address, string? Relay)> Aliases { get; init; } = new Dictionary<string, (string, string?)>();

    /// <summary>Looks a login name up, for <see cref="Root"/>.</summary>
    public Func<string, SystemUser?> FindUser { get; init; } = SystemUser.Find;

    /// <summary>The address with a domain.</summary>
    public string Complete(string address) => address.Length == 0 || address.Contains('@', StringComparison.Ordinal) ? address : address + "@" + (FromDomain ?? HostName);

    /// <summary>The address of a user of this machine as a sender.</summary>
    public string AddressOf(string user) => Complete(Aliases.TryGetValue(user, out var alias) ? alias.Address : user);

    /// <summary>Where mail to an address really goes: root's and the system's users' to <see cref="Root"/>, local names with a domain.</summary>
    public string Deliver(string address) => Complete(!string.IsNullOrEmpty(Root) && IsOfSystem(address) ? Root : address);

    private bool IsOfSystem(string address) =>
        !address.Contains('@', StringComparison.Ordinal) && (address is "root" or "postmaster" || FindUser(address) is { } user && user.Id <= LastSystemUser);
}
