using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ashiato.Mail.Smtp;

/// <summary>Is the hub who it says it is? Name and chain, against the pinned authorities or the system's. There is no way around it.</summary>
internal static class CertificateCheck
{
    /// <summary>The answer for a certificate that the hub showed.</summary>
    /// <exception cref="CryptographicException">A pinned file holds no certificate.</exception>
    /// <exception cref="IOException">A pinned file cannot be read.</exception>
    public static RemoteCertificateValidationCallback For(RelaySettings relay)
    {
        var pinned = Pinned(relay);
        return (_, certificate, chain, errors) => pinned.Count == 0
            ? errors == SslPolicyErrors.None
            : certificate is not null && (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && IsBelow(pinned, new X509Certificate2(certificate), chain);
    }

    private static bool IsBelow(X509Certificate2Collection pinned, X509Certificate2 certificate, X509Chain? shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(pinned);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (shown is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(shown.ChainElements.Select(e => e.Certificate).ToArray());
        }

        return chain.Build(certificate);
    }

    private static X509Certificate2Collection Pinned(RelaySettings relay)
    {
        var pinned = new X509Certificate2Collection();
        IEnumerable<string> files = relay.CaFile is null ? [] : [relay.CaFile];
        if (relay.CaDirectory is not null)
        {
            files = files.Concat(Directory.GetFiles(relay.CaDirectory).Where(f => f.EndsWith(".pem", StringComparison.Ordinal) || f.EndsWith(".crt", StringComparison.Ordinal)));
        }

        foreach (var file in files)
        {
            pinned.ImportFromPemFile(file);
        }

        return pinned.Count > 0 || (relay.CaFile ?? relay.CaDirectory) is not { } empty ? pinned : throw new CryptographicException($"no certificate in '{empty}'");
    }
}
