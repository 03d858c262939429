namespace Ashiato.App.Configuration;

/// <summary>The domain of this machine's mail, which Debian keeps in <c>/etc/mailname</c> (mailname(5)).</summary>
internal static class MailName
{
    private const string Home = "/etc/mailname";
    private const int Longest = 255;

    /// <summary>The domain, or null where none is written down.</summary>
    public static string? OfThisMachine
    {
        get
        {
            try
            {
                var line = File.Exists(Home) ? File.ReadLines(Home).FirstOrDefault("").Trim() : "";
                return line.Length is > 0 and <= Longest && line.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? line : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
