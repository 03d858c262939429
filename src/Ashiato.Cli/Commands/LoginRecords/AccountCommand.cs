using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>What lastlog(8) and faillog(8) of shadow have in common: one slot an account, the accounts from /etc/passwd of a root directory.</summary>
internal abstract class AccountCommand : LoginCommand
{
    private static readonly Option RootOption = Option.Value('R', "root", "DIR", new("a copied or mounted system in this directory", "このディレクトリにあるコピーまたはマウントしたシステムを対象にする"));
    private static readonly Option FileOption = Option.Value('\0', "file", "FILE", new("this file in place of the usual one", "通常のファイルの代わりに読み取るファイル"));
    private static readonly Text Unexpected = new("unexpected argument: {0}", "余分な引数です: {0}");
    private static readonly Text Refuses = new("{0} is refused: ashiato never changes evidence", "{0} は実行しません。ashiato は証拠を変更しません");

    /// <summary><c>-t</c>: records not older than so many days.</summary>
    protected static readonly Option Days = Option.Value('t', "time", "DAYS", new("records more recent than that", "この日数より新しい記録のみ"));

    /// <summary><c>-u</c>: one user or a range.</summary>
    protected static readonly Option User = Option.Value('u', "user", "LOGIN|RANGE", new("this user or range of user ids", "対象のユーザー、または UID の範囲"));

    /// <summary>The options of the command itself.</summary>
    protected abstract IReadOnlyList<Option> OwnOptions { get; }

    /// <summary>Options of the peer that write.</summary>
    protected abstract IReadOnlyList<Option> WritingOptions { get; }

    /// <summary>The file that is read.</summary>
    protected abstract string UsualFile { get; }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<Option> Options => [.. OwnOptions, Days, User, RootOption, FileOption, .. WritingOptions];

    /// <inheritdoc/>
    protected override string Synopsis => "[OPTION]...";

    /// <summary>The peer's exit status for a wrong argument of an option.</summary>
    protected virtual int BadArgumentStatus => 1;

    /// <inheritdoc/>
    protected sealed override int Run(ParsedArguments arguments, CommandIo io)
    {
        if (arguments.Operands.Count > 0)
        {
            io.Complain(Unexpected.With(arguments.Operands[0]));
            return 1;
        }

        foreach (var option in WritingOptions.Where(arguments.Has))
        {
            io.Complain(Refuses.With("--" + option.Long));
            return 1;
        }

        var root = arguments.Value(RootOption);
        var accounts = PasswdFile.Read(LoginFiles.Under(root, "/etc/passwd"));
        var path = arguments.Value(FileOption) ?? LoginFiles.Under(root, UsualFile);
        try
        {
            var range = arguments.Value(User) is { } text ? UserRange.Parse(text, accounts) : null;
            var query = new Query(path, root, accounts, range, arguments);
            _ = DaysAsSeconds(Days, arguments);
            using var content = LoginFiles.Open(path, io);
            if (content is null)
            {
                return 1;
            }

            var output = new ByteOutput(io.Out);
            Write(content, query, output, io);
            output.Flush();
            return ExitCode.Success;
        }
        catch (UsageException e)
        {
            io.Complain(e.Text);
            return BadArgumentStatus;
        }
    }

    /// <summary>What is asked.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Root">The root directory, or null.</param>
    /// <param name="Accounts">The accounts of the root.</param>
    /// <param name="Range">The users asked for, or null for all.</param>
    /// <param name="Arguments">The command line.</param>
    protected sealed record Query(string Path, string? Root, PasswdFile Accounts, UserRange? Range, ParsedArguments Arguments);

    /// <summary>Writes the table or JSON.</summary>
    protected abstract void Write(Stream content, Query query, ByteOutput output, CommandIo io);

    /// <summary>An option's number of days in seconds, or null when it is not given.</summary>
    /// <exception cref="UsageException">It is no number.</exception>
    protected static long? DaysAsSeconds(Option option, ParsedArguments arguments) =>
        arguments.Value(option) is not { } text ? null
        : CNumber.TryParse(text, out var days) ? unchecked(days * 86_400)
        : throw new UsageException(new Text("not a number: '{0}'", "数値ではありません: '{0}'").With(text));
}
