using System.Diagnostics;

namespace Ashiato.EndToEnd.Quiet;

/// <summary>
/// A freshly installed Debian, made by debootstrap(8) from the mirror that this machine's apt is set up with. Made once, then kept
/// in the directory for temporary files.
/// </summary>
internal static class FreshDebian
{
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(5);

    /// <summary>Its root; the test is skipped where it cannot be made.</summary>
    public static string Root()
    {
        const string Debootstrap = "/usr/sbin/debootstrap";
        Assert.SkipUnless(File.Exists(Debootstrap), "debootstrap is not installed");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "debootstrap needs root");
        var (mirror, suite) = Mirror();
        var root = Path.Combine(Path.GetTempPath(), "ashiato-debian-" + suite);
        if (Directory.Exists(root))
        {
            return root;
        }

        var part = Directory.CreateTempSubdirectory("ashiato-debian-part-").FullName;
        var (status, output) = Run(Debootstrap, "--variant=minbase", suite, part, mirror);
        if (status != 0)
        {
            Directory.Delete(part, recursive: true);
            Assert.Skip("debootstrap could not install Debian: " + output.TrimEnd().Split('\n')[^1]);
        }

        Directory.Move(part, root);
        return root;
    }

    /// <summary>The mirror and the release that apt is set up with; not its updates.</summary>
    private static (string Mirror, string Suite) Mirror()
    {
        var (_, targets) = Run("/usr/bin/apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages");
        var main = targets.Split('\n').Select(l => l.Split(' ')).FirstOrDefault(t => t is [var uri, var suite, "main"] && uri.TrimEnd('/').EndsWith("/debian", StringComparison.Ordinal) && !suite.Contains('-', StringComparison.Ordinal));
        Assert.SkipWhen(main is null, "apt is set up with no mirror of Debian");
        return (main![0], main[1]);
    }

    private static (int Status, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" 2>&1", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(MostTime))
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult());
    }
}
