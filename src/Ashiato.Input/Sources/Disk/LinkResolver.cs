using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Sources.Disk;

/// <summary>
/// Follows links the way path_resolution(7) does, but with the evidence root in the place of <c>/</c>: an absolute link of a
/// mounted image points into the image, and no link leads out.
/// </summary>
internal sealed class LinkResolver(string root)
{
    /// <summary>As many links as Linux follows before it says ELOOP.</summary>
    private const int MostLinks = 40;

    private readonly bool _isHost = root == "/";

    /// <summary>Where a path leads.</summary>
    /// <param name="relativePath">The path inside the root.</param>
    /// <param name="resolved">The path inside the root without any link, when the answer is <see cref="LinkEnd.Inside"/>.</param>
    /// <param name="status">What stands there.</param>
    internal LinkEnd Resolve(string relativePath, out string resolved, out FileStatus status)
    {
        var done = new List<string>();
        var rest = new Stack<string>(relativePath.Split('/').Reverse());
        var links = 0;
        (resolved, status) = ("", default);
        while (rest.TryPop(out var part))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part == "..")
            {
                if (done.Count == 0 && !_isHost)
                {
                    return LinkEnd.Outside;
                }

                done.RemoveRange(Math.Max(done.Count - 1, 0), Math.Min(done.Count, 1));
                continue;
            }

            done.Add(part);
            if (FileStatus.Of(PathOf(done), follow: false, out _) is not { } here)
            {
                return LinkEnd.Missing;
            }

            status = here;
            if (here.Type == FileType.Link && !Push(done, rest, ++links))
            {
                return LinkEnd.Loop;
            }
        }

        resolved = string.Join('/', done);
        var end = FileStatus.Of(PathOf(done), follow: false, out _);
        status = end ?? default;
        return end is null ? LinkEnd.Missing : LinkEnd.Inside;
    }

    /// <summary>The path on this machine.</summary>
    internal string PathOf(string relativePath) => relativePath.Length == 0 ? root : Path.Join(root, relativePath);

    private string PathOf(List<string> parts) => PathOf(string.Join('/', parts));

    // Puts the link's text in the place of its name.
    private bool Push(List<string> done, Stack<string> rest, int links)
    {
        if (links > MostLinks || new FileInfo(PathOf(done)).LinkTarget is not { } target)
        {
            return false;
        }

        done.RemoveAt(done.Count - 1);
        if (target.StartsWith('/'))
        {
            done.Clear();
        }

        foreach (var part in target.Split('/').Reverse())
        {
            rest.Push(part);
        }

        return rest.Count < 4096;
    }
}
