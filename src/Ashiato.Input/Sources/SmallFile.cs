using System.Text;
using Ashiato.Core;

namespace Ashiato.Input.Sources;

/// <summary>Reads small configuration files of an evidence root, never more than a bound.</summary>
internal static class SmallFile
{
    /// <summary>Up to <paramref name="most"/> bytes of a file; null when it is not there or cannot be read.</summary>
    internal static byte[]? Read(EvidenceRoot root, string relativePath, int most, IProblemSink problems)
    {
        try
        {
            if (root.Find(relativePath, problems) is not { } file)
            {
                return null;
            }

            using var stream = file.Open();
            var content = new byte[Math.Min(file.Length ?? most, most)];
            return content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The lines of a text file; none when it is not there.</summary>
    internal static string[] Lines(EvidenceRoot root, string relativePath, int most, IProblemSink problems) =>
        Read(root, relativePath, most, problems) is { } content ? Encoding.UTF8.GetString(content).Split('\n') : [];
}
