using System.Globalization;

namespace Ashiato.Tests.Detection.Detectors.Web;

/// <summary>What a web server writes into its access log.</summary>
internal static class AccessLog
{
    public static readonly DateTimeOffset Start = Detected.At("2026-03-02 10:00:00");

    public static string Line(double minute, string address, string request, int status, int size = 4711) => string.Create(CultureInfo.InvariantCulture,
        $"{address} - - [{Start.AddMinutes(minute):dd/MMM/yyyy:HH:mm:ss} +0000] \"{request} HTTP/1.1\" {status} {size} \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\"");

    public static IEnumerable<string> Lines(int count, string address, string request, int status, double from = 0, double step = 1) =>
        Enumerable.Range(0, count).Select(i => Line(from + (i * step), address, request, status));
}
