using Ashiato.Core;

namespace Ashiato.Detection.Geo;

/// <summary>Looks addresses up in one or more MaxMind DB files; what one does not know another may. A file that proves damaged is not asked again.</summary>
/// <param name="readers">The files, in the order asked.</param>
public sealed class GeoDatabase(IReadOnlyList<MmdbReader> readers)
{
    private const int MostRemembered = 10_000;
    private readonly List<MmdbReader> _readers = [.. readers];
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<InternetAddress, Place?> _known = [];

    /// <summary>A database that knows nothing.</summary>
    public static GeoDatabase Empty => new([]);

    /// <summary>Is there no file that can be asked?</summary>
    public bool IsEmpty => _readers.Count == 0;

    /// <summary>The files that proved damaged when they were asked; to be read when no other thread asks any more.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

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
        foreach (var reader in _readers.ToArray())
        {
            if (Ask(reader, address) is not { } data)
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

    private IReadOnlyDictionary<string, object?>? Ask(MmdbReader reader, InternetAddress address)
    {
        try
        {
            return reader.Find(address);
        }
        catch (InvalidDataException)
        {
            // One damaged place makes the whole file doubtful.
            _ = _readers.Remove(reader);
            _problems.Add(new Problem(ProblemKind.Damaged, reader.Path, null, new Text(
                "{0}: the geographic database is damaged; from here on it was not used ('ashiato geo install' brings a new one)",
                "{0}: 位置情報データベースが破損しているため、途中から使用していません（'ashiato geo install' で再インストールできます）").With(reader.Path)));
            return null;
        }
    }

    private static IReadOnlyDictionary<string, object?>? Map(IReadOnlyDictionary<string, object?> data, string key) => data.GetValueOrDefault(key) as IReadOnlyDictionary<string, object?>;

    private static double? Degrees(IReadOnlyDictionary<string, object?>? location, IReadOnlyDictionary<string, object?> data, string key) =>
        (location?.GetValueOrDefault(key) ?? data.GetValueOrDefault(key)) as double?;
}
