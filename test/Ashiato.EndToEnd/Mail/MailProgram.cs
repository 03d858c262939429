using System.Diagnostics;
using System.Text;

namespace Ashiato.EndToEnd.Mail;

/// <summary>Runs the built program as a sender of mail.</summary>
internal static class MailProgram
{
    /// <summary>Writes a configuration whose only hub is plain SMTP on a port of loopback.</summary>
    public static string Configure(TempDirectory directory, int port, string more = "", string section = "") => directory.Write("ashiato.yaml", Encoding.UTF8.GetBytes($"""
        mail:
          relays:
            - host: 127.0.0.1
              port: {port}
              tls: none
        {more}
          spool: {directory.Path}/spool
          host_name: web1.example.com
          from_domain: example.com
          root: admin@example.net
        {section}
        """));

    /// <summary>Starts it; the message is on its standard input.</summary>
    public static Process Start(string file, byte[] input, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["LC_ALL"], start.Environment["TZ"]) = ("C.UTF-8", "UTC");
        var process = Process.Start(start)!;
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its status says why.
        }

        return process;
    }

    /// <summary>Runs it to its end.</summary>
    public static (int Status, string Out, string Error) Run(string file, byte[] input, params string[] arguments)
    {
        using var process = Start(file, input, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(60_000), "did not end in 60 s");
        Assert.DoesNotContain("   at ", error.Result, StringComparison.Ordinal);
        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Runs the program under its own name.</summary>
    public static (int Status, string Out, string Error) Run(string input, params string[] arguments) => Run(ProgramRun.Program, Encoding.UTF8.GetBytes(input), arguments);
}
