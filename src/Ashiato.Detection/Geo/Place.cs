namespace Ashiato.Detection.Geo;

/// <summary>Where an address is, as far as the databases know.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
/// <param name="AsNumber">Number of the autonomous system, or null.</param>
/// <param name="AsName">Its organisation, or null.</param>
/// <param name="Latitude">Degrees north, or null.</param>
/// <param name="Longitude">Degrees east, or null.</param>
public sealed record Place(string? Country, long? AsNumber, string? AsName, double? Latitude, double? Longitude)
{
    private const double EarthRadius = 6_371;

    /// <summary>Kilometres on the great circle to another place, or null when one of both is not known.</summary>
    public double? KilometresTo(Place other)
    {
        if (Latitude is not { } a || Longitude is not { } b || other.Latitude is not { } c || other.Longitude is not { } d)
        {
            return null;
        }

        var half = Math.Pow(Math.Sin(Radians(c - a) / 2), 2) + (Math.Cos(Radians(a)) * Math.Cos(Radians(c)) * Math.Pow(Math.Sin(Radians(d - b) / 2), 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
