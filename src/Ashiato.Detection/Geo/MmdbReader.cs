using System.Buffers.Binary;
using System.Text;
using Ashiato.Core;

namespace Ashiato.Detection.Geo;

/// <summary>
/// Reads MaxMind DB files (format specification 2.0): a binary tree over address bits whose leaves point at maps of data.
/// The file may come from anywhere: every place is checked, depth and sizes are bounded. Safe for several threads.
/// </summary>
public sealed class MmdbReader
{
    private const int MostDepth = 32;
    private const int MostMembers = 4_096;

    /// <summary>Of texts and numbers in one answer: thousands of members may point at one long text.</summary>
    private const int MostBytes = 1 << 20;

    private const int DataSeparator = 16;
    private static readonly byte[] Marker = [0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8];

    private readonly byte[] _bytes;
    private readonly int _nodes;
    private readonly int _recordBits;
    private readonly int _data;
    private readonly bool _isV6;

    /// <summary>A reader of a file's bytes.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="path">The file's name, for people.</param>
    /// <exception cref="InvalidDataException">They are no MaxMind DB, or a damaged one.</exception>
    public MmdbReader(byte[] bytes, string path = "")
    {
        Path = path;
        _bytes = bytes;
        var marker = bytes.AsSpan().LastIndexOf(Marker);
        if (marker < 0)
        {
            throw new InvalidDataException("not a MaxMind DB: its marker is missing");
        }

        var metadata = new Decoder(bytes, marker + Marker.Length, bytes.Length).Value(marker + Marker.Length) as Dictionary<string, object?> ?? throw Damaged();
        _nodes = Number(metadata, "node_count", 1 << 28);
        _recordBits = Number(metadata, "record_size", 32);
        _isV6 = Number(metadata, "ip_version", 6) == 6;
        DatabaseType = metadata.GetValueOrDefault("database_type") as string ?? "";
        BuiltAt = metadata.GetValueOrDefault("build_epoch") is ulong epoch and < 10_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds((long)epoch) : null;
        var tree = (long)_nodes * _recordBits * 2 / 8;
        if (_recordBits is not (24 or 28 or 32) || tree + DataSeparator > marker)
        {
            throw Damaged();
        }

        _data = (int)tree + DataSeparator;
    }

    /// <summary>The file's name, for people.</summary>
    public string Path { get; }

    /// <summary>What kind of data it holds, for example <c>GeoLite2-Country</c>.</summary>
    public string DatabaseType { get; }

    /// <summary>When it was made, or null.</summary>
    public DateTimeOffset? BuiltAt { get; }

    /// <summary>The data of an address, or null when there is none: maps, lists, strings, numbers, booleans.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public IReadOnlyDictionary<string, object?>? Find(InternetAddress address)
    {
        if (!_isV6 && !address.IsV4)
        {
            return null;
        }

        var node = 0;
        var bits = address.IsV4 ? address.Bits << 96 : address.Bits;
        var count = address.IsV4 ? 32 : 128;
        if (address.IsV4 && _isV6)
        {
            // IPv4 addresses stand under ::/96.
            for (var i = 0; i < 96 && node < _nodes; i++)
            {
                node = Child(node, 0);
            }
        }

        for (var i = 0; i < count && node < _nodes; i++)
        {
            node = Child(node, (int)(bits >> (127 - i)) & 1);
        }

        if (node <= _nodes)
        {
            return null;
        }

        var place = (long)node - _nodes - DataSeparator + _data;
        return place < _bytes.Length && place >= _data ? new Decoder(_bytes, _data, _bytes.Length).Value((int)place) as Dictionary<string, object?> : throw Damaged();
    }

    private static InvalidDataException Damaged() => new("the MaxMind DB is damaged");

    private static int Number(Dictionary<string, object?> map, string key, int most) =>
        map.GetValueOrDefault(key) is ulong value && value <= (ulong)most ? (int)value : throw Damaged();

    private int Child(int node, int side)
    {
        var at = (int)((long)node * _recordBits * 2 / 8);
        var bytes = _bytes.AsSpan(at, _recordBits * 2 / 8);
        return _recordBits switch
        {
            24 => side == 0 ? (bytes[0] << 16) | (bytes[1] << 8) | bytes[2] : (bytes[3] << 16) | (bytes[4] << 8) | bytes[5],
            28 => side == 0
                ? ((bytes[3] & 0xF0) << 20) | (bytes[0] << 16) | (bytes[1] << 8) | bytes[2]
                : ((bytes[3] & 0x0F) << 24) | (bytes[4] << 16) | (bytes[5] << 8) | bytes[6],
            _ => (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes[(side * 4)..]) & int.MaxValue),
        };
    }

    /// <summary>Reads values of the data section.</summary>
    private ref struct Decoder(byte[] bytes, int start, int end)
    {
        private int _at;
        private int _members;
        private int _taken;

        /// <summary>The value at a place.</summary>
        public object? Value(int at)
        {
            _at = at;
            return Next(0);
        }

        private object? Next(int depth)
        {
            if (depth > MostDepth || ++_members > MostMembers)
            {
                throw Damaged();
            }

            var control = Byte();
            var type = control >> 5;
            if (type == 1)
            {
                return Pointed(control, depth);
            }

            type = type == 0 ? Byte() + 7 : type;
            var size = Size(control & 0x1F, type);
            return type switch
            {
                2 => Encoding.UTF8.GetString(Take(size)),
                3 => size == 8 ? BinaryPrimitives.ReadDoubleBigEndian(Take(8)) : throw Damaged(),
                4 => Take(size).ToArray(),
                5 or 6 or 9 => Unsigned(size),
                8 => (long)(int)Unsigned(size),
                10 => Take(Math.Min(size, 16)).ToArray(),
                7 => Map(size, depth),
                11 => List(size, depth),
                14 => size != 0,
                15 => size == 4 ? (double)BinaryPrimitives.ReadSingleBigEndian(Take(4)) : throw Damaged(),
                _ => throw Damaged(),
            };
        }

        private object? Pointed(int control, int depth)
        {
            var low = control & 7;
            var target = ((control >> 3) & 3) switch
            {
                0 => (low << 8) | Byte(),
                1 => ((low << 16) | (Byte() << 8) | Byte()) + 2_048,
                2 => ((low << 24) | (Byte() << 16) | (Byte() << 8) | Byte()) + 526_336,
                _ => (int)(BinaryPrimitives.ReadUInt32BigEndian(Take(4)) & int.MaxValue),
            };
            var back = _at;
            if (target < 0 || (long)start + target >= end)
            {
                throw Damaged();
            }

            _at = start + target;
            var value = Next(depth + 1);
            _at = back;
            return value;
        }

        private int Size(int size, int type) => type == 14 || size < 29 ? size : size switch
        {
            29 => 29 + Byte(),
            30 => 285 + ((Byte() << 8) | Byte()),
            _ => 65_821 + ((Byte() << 16) | (Byte() << 8) | Byte()),
        };

        private ulong Unsigned(int size)
        {
            ulong value = 0;
            foreach (var b in size <= 8 ? Take(size) : throw Damaged())
            {
                value = (value << 8) | b;
            }

            return value;
        }

        private Dictionary<string, object?> Map(int size, int depth)
        {
            var map = new Dictionary<string, object?>(StringComparer.Ordinal);
            for (var i = 0; i < size; i++)
            {
                var key = Next(depth + 1) as string ?? throw Damaged();
                map[key] = Next(depth + 1);
            }

            return map;
        }

        private List<object?> List(int size, int depth)
        {
            var list = new List<object?>();
            for (var i = 0; i < size; i++)
            {
                list.Add(Next(depth + 1));
            }

            return list;
        }

        private int Byte() => _at < end ? bytes[_at++] : throw Damaged();

        private ReadOnlySpan<byte> Take(int count)
        {
            if (count > end - _at || (_taken += count) > MostBytes)
            {
                throw Damaged();
            }

            _at += count;
            return bytes.AsSpan(_at - count, count);
        }
    }
}
