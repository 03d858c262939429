using System.Text;
using Ashiato.Mail.Ssmtp;

namespace Ashiato.Fuzz.Targets;

/// <summary>An <c>ssmtp.conf</c> and <c>revaliases</c>: any text gives settings, a hub and a port among them.</summary>
internal sealed class SsmtpTarget : IFuzzTarget
{
    public string Name => "ssmtp";

    public string? Format => null;

    public int MostKept => 20;

    public void Run(ReadOnlySpan<byte> data, Signatures seen)
    {
        var text = Encoding.UTF8.GetString(data);
        var settings = SsmtpReader.Parse("ssmtp.conf", text, "revaliases", text);
        var relay = settings.Relays.Single();
        if (relay.Host.Length == 0 || relay.Port is < 1 or > 65535)
        {
            throw new InvalidDataException("no hub");
        }

        seen.Add($"{relay.Tls} {relay.Method} {relay.User is null} {settings.Addresses.FromOverride} {int.Log2(settings.Warnings.Count + 1)} {settings.Addresses.Aliases.Count > 0}");
    }
}
