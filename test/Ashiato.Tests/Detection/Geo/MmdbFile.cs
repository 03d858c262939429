using System.Buffers.Binary;
using System.Text;

namespace Ashiato.Tests.Detection.Geo;

/// <summary>Writes small MaxMind DB files: networks with a country, an optional place and system.</summary>
internal static class MmdbFile
{
    /// <summary>A file that does not say when it was made.</summary>
    public static byte[] WithoutDate(byte[] file)
    {
        var copy = file.ToArray();
        copy[copy.AsSpan().LastIndexOf("build_epoch"u8)] = (byte)'x';
        return copy;
    }

    public static byte[] Make(int recordBits, params (string Network, string Country, double? Latitude, double? Longitude)[] entries)
    {
        var nodes = new List<long[]> { new long[] { -1, -1 } };
        var data = new List<byte>();
        foreach (var (network, country, latitude, longitude) in entries)
        {
            var place = data.Count;
            var members = new List<(string, byte[])> { ("country", Map(("iso_code", Text(country)))) };
            if (latitude is { } la && longitude is { } lo)
            {
                members.Add(("location", Map(("latitude", Number(la)), ("longitude", Number(lo)))));
            }

            data.AddRange(Map([.. members]));
            Insert(nodes, network, -2 - place);
        }

        return File(recordBits, nodes, data);
    }

    /// <summary>Networks and the autonomous systems they belong to, as GeoLite2-ASN has them.</summary>
    public static byte[] OfSystems(params (string Network, uint Number, string Name)[] entries)
    {
        var nodes = new List<long[]> { new long[] { -1, -1 } };
        var data = new List<byte>();
        foreach (var (network, number, name) in entries)
        {
            var place = data.Count;
            data.AddRange(Map(("autonomous_system_number", Integer(number)), ("autonomous_system_organization", Text(name))));
            Insert(nodes, network, -2 - place);
        }

        return File(24, nodes, data);
    }

    /// <summary>Every address has the value at a place of some data.</summary>
    public static byte[] Of(byte[] data, int place) => File(24, [[-2 - place, -2 - place]], data);

    private static byte[] File(int recordBits, List<long[]> nodes, IEnumerable<byte> data)
    {
        var file = new List<byte>();
        foreach (var node in nodes)
        {
            var sides = node.Select(c => c == -1 ? nodes.Count : c >= 0 ? c : nodes.Count + 16 + (-2 - c)).ToArray();
            file.AddRange(Record(recordBits, sides[0], sides[1]));
        }

        file.AddRange(new byte[16]);
        file.AddRange(data);
        file.AddRange([0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8]);
        file.AddRange(Map(
            ("node_count", Integer((uint)nodes.Count)), ("record_size", Integer((uint)recordBits)), ("ip_version", Integer(6)),
            ("database_type", Text("Test-Country")), ("build_epoch", Integer(1_767_225_600))));
        return [.. file];
    }

    private static void Insert(List<long[]> nodes, string network, long leaf)
    {
        var slash = network.Split('/');
        var bytes = System.Net.IPAddress.Parse(slash[0]).GetAddressBytes();
        var length = int.Parse(slash[1], System.Globalization.CultureInfo.InvariantCulture) + (bytes.Length == 4 ? 96 : 0);
        byte[] all = bytes.Length == 4 ? [.. new byte[12], .. bytes] : bytes;
        var node = 0;
        for (var i = 0; i < length; i++)
        {
            var side = (all[i / 8] >> (7 - (i % 8))) & 1;
            if (i == length - 1)
            {
                nodes[node][side] = leaf;
                return;
            }

            if (nodes[node][side] < 0)
            {
                nodes.Add([-1, -1]);
                nodes[node][side] = nodes.Count - 1;
            }

            node = (int)nodes[node][side];
        }
    }

    private static byte[] Record(int bits, long left, long right) => bits switch
    {
        24 => [(byte)(left >> 16), (byte)(left >> 8), (byte)left, (byte)(right >> 16), (byte)(right >> 8), (byte)right],
        28 => [(byte)(left >> 16), (byte)(left >> 8), (byte)left, (byte)(((left >> 20) & 0xF0) | ((right >> 24) & 0x0F)), (byte)(right >> 16), (byte)(right >> 8), (byte)right],
        _ => [.. Big((uint)left), .. Big((uint)right)],
    };

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Text(string text) =>
        text.Length < 29 ? [(byte)(0x40 | text.Length), .. Encoding.UTF8.GetBytes(text)] : [0x5D, (byte)(text.Length - 29), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Integer(uint value) => [0xC4, .. Big(value)];

    private static byte[] Number(double value)
    {
        var bytes = new byte[9];
        bytes[0] = 0x68;
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(1), value);
        return bytes;
    }

    private static byte[] Map(params (string Key, byte[] Value)[] members) => [(byte)(0xE0 | members.Length), .. members.SelectMany(m => (byte[])[.. Text(m.Key), .. m.Value])];
}
