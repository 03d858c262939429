using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Ashiato.Cli.CommandLine;
using Ashiato.Cli.Commands;
using Ashiato.Core;

namespace Ashiato.Cli;

/// <summary>Starts the command named on the command line and turns whatever ends it into one line and an exit status.</summary>
internal static class Host
{
    private static readonly Text Intro = new(
        "Ashiato reads a Linux server's logs and answers: was it broken into, what happened, what to do now.",
        "Ashiato（足跡）は Linux サーバーのログを読み、「侵入されたのか、何が起きたのか、今なにをすべきか」に答えます。");

    private static readonly Text HelpHint = new("'ashiato COMMAND --help' says more.", "詳しくは 'ashiato コマンド --help' を参照してください。");

    /// <summary>Runs the program.</summary>
    public static int Run(string[] arguments)
    {
        var meant = ProgramName.Meant(arguments);
        if (meant is null && arguments is ["--version"])
        {
            Console.Out.WriteLine("ashiato " + Version);
            return ExitCode.Success;
        }

        // A reader that has seen enough (head) is no error: writes fail with EPIPE and end the run quietly.
        using var broken = PosixSignalRegistration.Create((PosixSignal)13, static context => context.Cancel = true);
        var language = ChooseLanguage(ref arguments);
        arguments = meant ?? arguments;
        var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
        var io = MakeIo(language, output, error);
        try
        {
            return RunAndFlush(arguments, io, output);
        }
        catch (UsageException e)
        {
            io.Complain(e.Text);
            return ExitCode.Usage;
        }
        catch (IOException e) when (e.HResult == 32 /* EPIPE */)
        {
            return ExitCode.Success;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            io.Complain(new Text("cannot go on: {0}", "処理を続けられません: {0}").With(e.Message));
            return ExitCode.Unreadable;
        }
    }

    internal static string Version => typeof(Host).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>
    /// What was written before trouble still goes out. The stream is not closed: closing it would try to write again
    /// what a full disk or a closed pipe has just refused.
    /// </summary>
    private static int RunAndFlush(string[] arguments, CommandIo io, BufferedStream output)
    {
        int status;
        try
        {
            status = Dispatch(arguments, io);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UsageException)
        {
            TryFlush(output);
            throw;
        }

        output.Flush();
        return status;
    }

    private static void TryFlush(BufferedStream output)
    {
        try
        {
            output.Flush();
        }
        catch (IOException)
        {
            // The trouble that is on its way up is the one to tell.
        }
    }

    private static int Dispatch(string[] arguments, CommandIo io)
    {
        if (arguments.Length == 0 || arguments[0] is "--help" or "-h" or "help")
        {
            WriteHelp(io);
            return arguments.Length == 0 ? ExitCode.Usage : ExitCode.Success;
        }

        var command = CommandCatalog.Find(arguments[0])
            ?? throw new UsageException(new Text("there is no command '{0}'; 'ashiato --help' lists them", "'{0}' というコマンドはありません。一覧は 'ashiato --help' で表示します").With(arguments[0]));
        return command.Run(arguments[1..], io);
    }

    private static void WriteHelp(CommandIo io)
    {
        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        writer.WriteLine(Intro.In(io.Language));
        writer.WriteLine();
        foreach (var (name, make) in CommandCatalog.All)
        {
            writer.WriteLine($"  ashiato {name,-12} {make().Summary.In(io.Language)}");
        }

        writer.WriteLine();
        writer.WriteLine(HelpHint.In(io.Language));
    }

    private static CommandIo MakeIo(Language language, Stream output, TextWriter error) => new()
    {
        In = Console.OpenStandardInput(),
        Out = output,
        Error = error,
        Language = language,
        Zone = HostZone.OfThisMachine,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Columns = Console.IsOutputRedirected ? null : Math.Max(Console.WindowWidth, 40),
        MayColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
    };

    /// <summary><c>--lang ja|en</c> anywhere before <c>--</c>, else LC_ALL, LC_MESSAGES, LANG in this order (as in locale(7)).</summary>
    private static Language ChooseLanguage(ref string[] arguments)
    {
        var rest = new List<string>(arguments.Length);
        Language? said = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--")
            {
                rest.AddRange(arguments[i..]);
                break;
            }

            if (arguments[i] == "--lang" && i + 1 < arguments.Length && arguments[i + 1] is "ja" or "en")
            {
                said = arguments[++i] == "ja" ? Language.Ja : Language.En;
            }
            else if (arguments[i] is "--lang=ja" or "--lang=en")
            {
                said = arguments[i].EndsWith("ja", StringComparison.Ordinal) ? Language.Ja : Language.En;
            }
            else
            {
                rest.Add(arguments[i]);
            }
        }

        arguments = [.. rest];
        var locale = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return said ?? (locale?.StartsWith("ja", StringComparison.OrdinalIgnoreCase) == true ? Language.Ja : Language.En);
    }
}
