using System.Diagnostics;
using System.Text;

namespace Ashiato.EndToEnd;

/// <summary>One run of the built program, ended.</summary>
/// <param name="Status">Its exit status.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="PeakBytes">The most memory it had resident, as far as it was looked at.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record ProgramRun(int Status, string Out, string Error, long PeakBytes, double Seconds)
{
    private const string SetPriv = "/usr/bin/setpriv";

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    /// <summary>The program, built in the configuration of this assembly.</summary>
    public static string Program { get; } = Find();

    /// <summary>The program in a place that every user may enter; the working tree may be in a private one.</summary>
    private static Lazy<string> ForAll { get; } = new(() =>
    {
        var copy = new TempDirectory();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => copy.Dispose();
        var source = Path.GetDirectoryName(Program)!;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, copy.At(Path.GetRelativePath(source, file)));
        }

        copy.OpenForAll();
        return copy.At(Path.GetRelativePath(source, Program));
    });

    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs it in English and UTC with nothing on standard input.</summary>
    public static ProgramRun Of(params string[] arguments) => Start(Program, arguments);

    /// <summary>
    /// Runs it so that it waits in the middle: its first line is taken, then <paramref name="meanwhile"/> happens while the
    /// pipe is full, then the rest is taken.
    /// </summary>
    /// <param name="meanwhile">What happens; by then no more was written than a pipe holds.</param>
    /// <param name="arguments">The arguments. The output must be many times as long as a pipe holds.</param>
    public static ProgramRun Held(Action meanwhile, params string[] arguments) => Start(Program, arguments, meanwhile);

    /// <summary>Runs a line of the shell in which <c>"$P"</c> is the program and <c>"$1"</c> and so on the arguments.</summary>
    public static ProgramRun Shell(string script, params string[] arguments) => Start("/bin/sh", ["-c", script, "sh", .. arguments]);

    /// <summary>Runs it as a user who may not read everything: as root, by setpriv(1) of util-linux.</summary>
    /// <param name="directory">The evidence; it is opened for other users, and the program is copied to where they may run it.</param>
    /// <param name="arguments">The arguments.</param>
    public static ProgramRun Unprivileged(TempDirectory directory, params string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return Of(arguments);
        }

        directory.OpenForAll();
        Assert.SkipUnless(File.Exists(SetPriv), "setpriv (Debian: util-linux) is not installed");
        Assert.SkipUnless(AsNobody("--version").Status == 0, "another user cannot run the program: may they read the .NET runtime?");
        return AsNobody(arguments);
    }

    private static ProgramRun AsNobody(params string[] arguments) => Start(SetPriv, ["--reuid=65534", "--regid=65534", "--clear-groups", "--", ForAll.Value, .. arguments]);

    private static ProgramRun Start(string file, string[] arguments, Action? meanwhile = null)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        (start.Environment["LC_ALL"], start.Environment["TZ"], start.Environment["P"]) = ("C", "UTC", Program);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = meanwhile is null ? process.StandardOutput.ReadToEndAsync() : Task.Run(() => Interrupted(process.StandardOutput, meanwhile));
        var error = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(50))
        {
            peak = Math.Max(peak, Peak(process.Id));
            if (watch.Elapsed > MostTime)
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"{string.Join(' ', arguments)} did not end in {MostTime.TotalSeconds} s");
            }
        }

        process.WaitForExit();
        var run = new ProgramRun(process.ExitCode, output.Result, error.Result, peak, watch.Elapsed.TotalSeconds);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", run.Error, StringComparison.Ordinal);
        return run;
    }

    private static string Interrupted(StreamReader output, Action meanwhile)
    {
        var first = output.ReadLine();
        meanwhile();
        return first + "\n" + output.ReadToEnd();
    }

    /// <summary>VmHWM of proc_pid_status(5); 0 once the process is gone.</summary>
    private static long Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), System.Globalization.CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static string Find()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = output.Parent!.Name;
        var root = output;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Ashiato.slnx")))
        {
            root = root.Parent;
        }

        return root is null
            ? throw new DirectoryNotFoundException("Ashiato.slnx is in no folder above " + AppContext.BaseDirectory)
            : Path.Combine(root.FullName, "src", "Ashiato.Cli", "bin", configuration, output.Name, "ashiato");
    }
}
