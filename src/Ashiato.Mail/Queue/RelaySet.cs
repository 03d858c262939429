using System.Globalization;
using Ashiato.Mail.Smtp;

namespace Ashiato.Mail.Queue;

/// <summary>The hubs of one run; each is connected once.</summary>
/// <param name="settings">Which hubs there are.</param>
/// <param name="limits">How long each step may take.</param>
internal sealed class RelaySet(MailSettings settings, RelayLimits limits) : IDisposable
{
    private readonly List<Relay> _usual = [.. settings.Relays.Select(r => new Relay(r, settings.Addresses.HostName, limits))];
    private readonly Dictionary<string, Relay> _named = new(StringComparer.Ordinal);

    /// <summary>The hubs for a letter, the preferred first.</summary>
    /// <param name="named">
    /// <c>host[:port]</c> that the letter names (all else as for the first hub), or null for the usual ones. Any user can write a letter's file:
    /// only a hub that <c>revaliases</c> names gets our password.
    /// </param>
    public IReadOnlyList<Relay> For(string? named)
    {
        if (named is null || !settings.Addresses.Aliases.Values.Any(a => a.Relay == named))
        {
            return _usual;
        }

        if (!_named.TryGetValue(named, out var relay))
        {
            var colon = named.LastIndexOf(':');
            var hasPort = int.TryParse(named.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && colon > 0;
            var like = settings.Relays.Count > 0 ? settings.Relays[0] : new RelaySettings("", 25) { Tls = RelayTls.None };
            _named[named] = relay = new Relay(like with { Host = hasPort ? named[..colon] : named, Port = hasPort ? port : 25 }, settings.Addresses.HostName, limits);
        }

        return [relay];
    }

    public void Dispose()
    {
        foreach (var relay in _usual.Concat(_named.Values))
        {
            relay.Dispose();
        }
    }
}
