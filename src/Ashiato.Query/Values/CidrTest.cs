using Ashiato.Core;

namespace Ashiato.Query.Values;

/// <summary>Is the value an address inside a network (RFC 4632, RFC 4291)? An IPv4 address mapped into IPv6 counts as IPv4.</summary>
public sealed class CidrTest : ValueTest
{
    private readonly InternetAddress _first;
    private readonly int _length;
    private readonly string _text;

    /// <summary>A test.</summary>
    /// <param name="network"><c>192.0.2.0/24</c>, <c>2001:db8::/32</c>, or an address alone.</param>
    /// <exception cref="FormatException">It is no network.</exception>
    public CidrTest(string network)
    {
        if (!InternetAddress.TryParseNetwork(System.Text.Encoding.UTF8.GetBytes(network), out _first, out _length))
        {
            throw new FormatException($"'{network}' is no network: expected ADDRESS/LENGTH, LENGTH up to 32 or 128");
        }

        _text = network;
    }

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<byte> value) => InternetAddress.TryParse(value, out var address) && address.IsIn(_first, _length);

    /// <inheritdoc/>
    public override string ToString() => $"cidr({_text})";
}
