using Ashiato.Core;

namespace Ashiato.Detection.Geo;

/// <summary>Looks addresses up in one or more MaxMind DB files; what one does not know another may.</summary>
/// <param name="readers">The files, in the order asked.</param>
public sealed class GeoDatabase(IReadOnlyList<MmdbReader> readers)
{
    private const int MostRemembered = 10_000;
    private readonly Dictionary<InternetAddress, Place?> _known = [];

    /// <summary>A database that knows nothing.</summary>
    public static GeoDatabase Empty => new([]);

    /// <summary>Is there any file?</summary>
    public bool IsEmpty => readers.Count == 0;

    /// <summary>Opens files.</summary>
    /// <exception cref="IOException">One cannot be read.</exception>
    /// <exception cref="InvalidDataException">One is no MaxMind DB.</exception>
    public static GeoDatabase Open(IEnumerable<string> paths) => new([.. paths.Select(p => new MmdbReader(File.ReadAllBytes(p)))]);

    /// <summary>Where an address is, or null when no file knows it. Not for several threads at once.</summary>
    /// <param name="address">The text of an address.</param>
    public Place? Find(ReadOnlySpan<byte> address)
    {
        if (IsEmpty || !InternetAddress.TryParse(address, out var parsed))
        {
            return null;
        }

        if (!_known.TryGetValue(parsed, out var place))
        {
            if (_known.Count >= MostRemembered)
            {
                _known.Clear();
            }

            place = Look(parsed);
            _known[parsed] = place;
        }

        return place;
    }

    private Place? Look(InternetAddress address)
    {
        Place? place = null;
        foreach (var reader in readers)
        {
            if (reader.Find(address) is not { } data)
            {
                continue;
            }

            var location = Map(data, "location");
            place = new Place(
                place?.Country ?? (data.GetValueOrDefault("country_code") as string) ?? (Map(data, "country")?.GetValueOrDefault("iso_code") as string) ?? (Map(data, "registered_country")?.GetValueOrDefault("iso_code") as string),
                place?.AsNumber ?? (data.GetValueOrDefault("autonomous_system_number") is ulong number ? (long)number : null),
                place?.AsName ?? (data.GetValueOrDefault("autonomous_system_organization") as string),
                place?.Latitude ?? Degrees(location, data, "latitude"),
                place?.Longitude ?? Degrees(location, data, "longitude"));
        }

        return place;
    }

    private static IReadOnlyDictionary<string, object?>? Map(IReadOnlyDictionary<string, object?> data, string key) => data.GetValueOrDefault(key) as IReadOnlyDictionary<string, object?>;

    private static double? Degrees(IReadOnlyDictionary<string, object?>? location, IReadOnlyDictionary<string, object?> data, string key) =>
        (location?.GetValueOrDefault(key) ?? data.GetValueOrDefault(key)) as double?;
}
