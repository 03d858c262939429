using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Ashiato.Mail.Smtp;

/// <summary>One hub during one run of the queue: connected when the first letter comes, kept for the next ones.</summary>
/// <param name="settings">The hub.</param>
/// <param name="hostName">What EHLO says we are called.</param>
/// <param name="limits">How long each step may take.</param>
internal sealed class Relay(RelaySettings settings, string hostName, RelayLimits limits) : IDisposable
{
    private HubClient? _client;
    private string? _down;

    /// <summary>The hub's name.</summary>
    public string Name => settings.Name;

    /// <summary>Hands a letter over for some of its recipients. Never throws for what a hub does; a hub that could not be reached is not tried again in this run.</summary>
    public async Task<DeliveryResult> DeliverAsync(Letter letter, IReadOnlyList<string> recipients, CancellationToken stop)
    {
        if (_down is not null)
        {
            return All(recipients, RecipientOutcome.Deferred, _down);
        }

        try
        {
            if (_client is not { IsConnected: true })
            {
                _client?.Dispose();
                _client = await ConnectAsync(stop);
            }

            return await new Delivery(_client, limits).SendAsync(letter, recipients, stop);
        }
        catch (RelayException e)
        {
            _down = e.Message;
            return All(recipients, RecipientOutcome.Deferred, e.Message);
        }
    }

    public void Dispose()
    {
        try
        {
            using var hurry = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            _client?.Disconnect(quit: true, hurry.Token);
        }
        catch (Exception e) when (IsOfHub(e))
        {
            // The letters are settled; how the hub takes leave does not matter.
        }

        _client?.Dispose();
    }

    /// <summary>Everything that a hub, the network or a file named for it can make go wrong.</summary>
    internal static bool IsOfHub(Exception e) => e is SmtpCommandException or SmtpProtocolException or IOException or SocketException or OperationCanceledException
        or SslHandshakeException or AuthenticationException or SaslException or NotSupportedException or CryptographicException or ServiceNotConnectedException
        or ServiceNotAuthenticatedException or UnauthorizedAccessException or InvalidOperationException or FormatException or ArgumentException;

    internal static DeliveryResult All(IReadOnlyList<string> recipients, RecipientOutcome outcome, string answer) =>
        new([.. recipients.Select(r => new RecipientAnswer(r, outcome, answer))], IsOpen: false);

    private async Task<HubClient> ConnectAsync(CancellationToken stop)
    {
        var client = new HubClient { LocalDomain = hostName, CheckCertificateRevocation = false };
        using var connectLimit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var logInLimit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            client.ServerCertificateValidationCallback = CertificateCheck.For(settings);
            AddCertificate(client);
            connectLimit.CancelAfter(limits.Connect);
            await client.ConnectAsync(settings.Host, settings.Port, Socket(settings.Tls), connectLimit.Token);
            logInLimit.CancelAfter(limits.LogIn);
            await LogInAsync(client, logInLimit.Token);
            return client;
        }
        catch (Exception e) when (IsOfHub(e))
        {
            client.Dispose();
            throw new RelayException($"{Name}: {RelayTrouble.Describe(e)}", e);
        }
    }

    private async Task LogInAsync(HubClient client, CancellationToken stop)
    {
        if (settings.User is not { } user)
        {
            return;
        }

        var password = settings.Password?.Reveal() ?? (settings.PasswordFile is { } file ? (await File.ReadAllLinesAsync(file, stop)).FirstOrDefault("").Trim() : "");
        if (settings.Method == RelayMethod.Best)
        {
            await client.AuthenticateAsync(new NetworkCredential(user, password), stop);
            return;
        }

        await client.AuthenticateAsync(Mechanism(user, password), stop);
    }

    private SaslMechanism Mechanism(string user, string password) => settings.Method switch
    {
        RelayMethod.Plain => new SaslMechanismPlain(user, password),
        RelayMethod.Login => new SaslMechanismLogin(user, password),
        RelayMethod.CramMd5 => new SaslMechanismCramMd5(user, password),
        RelayMethod.ScramSha256 => new SaslMechanismScramSha256(user, password),
        _ => new SaslMechanismOAuth2(user, password),
    };

    private void AddCertificate(HubClient client)
    {
        if (settings.ClientCertificate is { } file)
        {
            client.ClientCertificates = [X509Certificate2.CreateFromPemFile(file, settings.ClientKey ?? file)];
        }
    }

    private static SecureSocketOptions Socket(RelayTls tls) => tls switch
    {
        RelayTls.StartTls => SecureSocketOptions.StartTls,
        RelayTls.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };
}
