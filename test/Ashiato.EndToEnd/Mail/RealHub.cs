using System.Diagnostics;

namespace Ashiato.EndToEnd.Mail;

/// <summary>The exim4 of <c>shared/services/mailhub</c>, started for a test and stopped after it.</summary>
internal sealed class RealHub : IDisposable
{
    private readonly string _script;
    private readonly string _directory;
    private readonly Dictionary<string, string> _settings;

    private RealHub(string script, string directory)
    {
        (_script, _directory) = (script, directory);
        Run(script, "start", directory);
        _settings = File.ReadLines(Path.Combine(directory, "env")).Select(l => l.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
    }

    public string this[string name] => _settings["MAIL_" + name];

    /// <summary>Every message delivered, as it lies in the Maildir.</summary>
    public string[] Mails => Directory.Exists(Path.Combine(this["MAILDIR"], "new")) ? [.. Directory.GetFiles(Path.Combine(this["MAILDIR"], "new")).Order(StringComparer.Ordinal).Select(File.ReadAllText)] : [];

    /// <summary>Starts it, or skips the test.</summary>
    public static RealHub Start(TempDirectory directory)
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/exim4"), "exim4 (Debian: exim4-daemon-light) is not installed");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "the mail hub is started by root");
        directory.OpenForAll();
        return new RealHub(Script(), Path.Combine(directory.Path, "hub"));
    }

    /// <summary>Waits until that many messages are delivered.</summary>
    public string[] Wait(int count)
    {
        var watch = Stopwatch.StartNew();
        while (Mails.Length < count && watch.Elapsed < TimeSpan.FromSeconds(20))
        {
            Thread.Sleep(50);
        }

        Assert.Equal(count, Mails.Length);
        return Mails;
    }

    public void Dispose() => Run(_script, "stop", _directory);

    private static void Run(params string[] words)
    {
        // Its daemon keeps the output open: nothing is waited for but the script.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "\"$0\" \"$@\" > /dev/null 2>&1 < /dev/null", .. words]))!;
        Assert.True(process.WaitForExit(60_000) && process.ExitCode == 0, string.Join(' ', words) + " failed");
    }

    private static string Script()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "shared", "services", "mailhub");
            if (File.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip("shared/services/mailhub is not beside the repository");
        return "";
    }
}
