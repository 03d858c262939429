using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Ashiato.Core;

namespace Ashiato.Detection.Ioc;

/// <summary>
/// Indicators of compromise: networks, domains and file hashes that others know to be bad, looked up in time that does not
/// depend on how many there are. A list file has one indicator a line; <c>#</c> and <c>;</c> begin a comment, and what stands
/// behind the first blank, comma or tab is passed over.
/// </summary>
public sealed class IocSet
{
    /// <summary>More indicators are refused: something else than a list was given.</summary>
    public const int Most = 10_000_000;

    private static readonly IdnMapping Idn = new();

    /// <summary>By the length of networks their first addresses, and the text of those that were met.</summary>
    private readonly Dictionary<int, Dictionary<InternetAddress, string?>> _networks = [];
    private readonly Dictionary<byte[], string> _names = new(Utf8Keys.Comparer);
    private readonly Dictionary<byte[], string>.AlternateLookup<ReadOnlySpan<byte>> _nameLookup;
    private int[] _lengths = [];

    /// <summary>An empty set.</summary>
    public IocSet() => _nameLookup = _names.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>How many indicators there are.</summary>
    public int Count { get; private set; }

    /// <summary>Lines that are no indicator.</summary>
    public int Refused { get; private set; }

    /// <summary>Adds the indicators of a list.</summary>
    /// <param name="list">Its text.</param>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void Add(TextReader list)
    {
        while (list.ReadLine() is { } line)
        {
            var end = line.AsSpan().IndexOfAny("#;");
            var entry = (end < 0 ? line : line[..end]).Trim();
            var blank = entry.AsSpan().IndexOfAny(" \t,");
            entry = (blank < 0 ? entry : entry[..blank]).Trim('"', '\'');
            if (entry.Length == 0)
            {
                continue;
            }

            if (Count >= Most)
            {
                throw new InvalidDataException($"more than {Most} indicators");
            }

            if (!AddNetwork(entry) && !AddName(entry))
            {
                Refused++;
            }
        }

        _lengths = [.. _networks.Keys.OrderDescending()];
    }

    /// <summary>The network of the list that an address is in, or null. Not for several threads at once.</summary>
    /// <param name="address">The text of an address.</param>
    public string? FindAddress(ReadOnlySpan<byte> address)
    {
        if (_lengths.Length == 0 || !InternetAddress.TryParse(address, out var parsed))
        {
            return null;
        }

        foreach (var length in _lengths)
        {
            if (!parsed.Holds(length))
            {
                break;
            }

            var network = parsed.Network(length);
            ref var text = ref CollectionsMarshal.GetValueRefOrNullRef(_networks[length], network);
            if (!Unsafe.IsNullRef(ref text))
            {
                return text ??= $"{network}/{(parsed.IsV4 ? length - 96 : length)}";
            }
        }

        return null;
    }

    /// <summary>The domain of the list that a host name is or belongs to, or null.</summary>
    /// <param name="name">The host name; case does not count, nor a dot at the end.</param>
    public string? FindDomain(ReadOnlySpan<byte> name)
    {
        if (_names.Count == 0 || name.Length > 255 || name.IsEmpty)
        {
            return null;
        }

        Span<byte> lower = stackalloc byte[255];
        var length = Lower(name.TrimEnd((byte)'.'), lower);
        for (ReadOnlySpan<byte> rest = lower[..length]; !rest.IsEmpty;)
        {
            if (_nameLookup.TryGetValue(rest, out var found))
            {
                return found;
            }

            var dot = rest.IndexOf((byte)'.');
            rest = dot < 0 ? default : rest[(dot + 1)..];
        }

        return null;
    }

    /// <summary>The hash of the list (MD5, SHA-1, SHA-256 or SHA-512, hexadecimal), or null.</summary>
    public string? FindHash(ReadOnlySpan<byte> hash)
    {
        if (hash.Length is not (32 or 40 or 64 or 128))
        {
            return null;
        }

        Span<byte> lower = stackalloc byte[128];
        return _nameLookup.TryGetValue(lower[..Lower(hash, lower)], out var found) ? found : null;
    }

    private static int Lower(ReadOnlySpan<byte> text, Span<byte> lower) => Ascii.ToLower(text, lower, out var written) == System.Buffers.OperationStatus.Done ? written : 0;

    private bool AddNetwork(string entry)
    {
        // A network of all addresses is no indicator.
        if (!InternetAddress.TryParseNetwork(Encoding.UTF8.GetBytes(entry), out var address, out var length) || length == 0 || (address.IsV4 && length == 96))
        {
            return false;
        }

        if (!_networks.TryGetValue(length, out var networks))
        {
            _networks[length] = networks = [];
        }

        Count += networks.TryAdd(address.Network(length), null) ? 1 : 0;
        return true;
    }

    /// <summary>A domain has a dot and no other odd characters, and stands in logs as DNS has it (RFC 5891); a hash has only hexadecimal digits.</summary>
    private bool AddName(string entry)
    {
        var name = entry.TrimStart('*').Trim('.').ToLowerInvariant();
        var isHash = name.Length is 32 or 40 or 64 or 128 && name.All(char.IsAsciiHexDigitLower);
        if (!isHash && (!TryAscii(ref name) || name.Length is 0 or > 255 || !name.Contains('.', StringComparison.Ordinal) || !name[name.LastIndexOf('.')..].Any(char.IsAsciiLetterLower) || !name.All(IsOfDomains)))
        {
            return false;
        }

        Count += _names.TryAdd(Encoding.UTF8.GetBytes(name), name) ? 1 : 0;
        return true;
    }

    private static bool IsOfDomains(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_';

    private static bool TryAscii(ref string name)
    {
        try
        {
            name = Ascii.IsValid(name) ? name : Idn.GetAscii(name);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
