namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>What the peers take from the locale (locale(7)): the encoding of terminals and whether dates are those of the C locale.</summary>
/// <param name="IsUtf8">Is text UTF-8 (LC_CTYPE)?</param>
/// <param name="HasCTime">Are dates written as in the C locale (LC_TIME)?</param>
internal sealed record PosixLocale(bool IsUtf8, bool HasCTime)
{
    /// <summary>The locale that the environment names: LC_ALL, else the category's variable, else LANG.</summary>
    public static PosixLocale OfEnvironment()
    {
        var encoding = Category("LC_CTYPE");
        return new PosixLocale(
            encoding.EndsWith("UTF-8", StringComparison.OrdinalIgnoreCase) || encoding.EndsWith("utf8", StringComparison.OrdinalIgnoreCase),
            Category("LC_TIME") is "" or "C" or "POSIX");
    }

    private static string Category(string name) =>
        new[] { "LC_ALL", name, "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
}
