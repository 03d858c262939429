using Ashiato.Cli.CommandLine;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>The options of who(1), coreutils 9.1 as in Debian 12.</summary>
internal sealed class WhoOptions
{
    private static readonly Option All = Option.Flag('a', "all", new("same as -b -d --login -p -r -t -T -u", "-b -d --login -p -r -t -T -u と同じ"));
    private static readonly Option Boot = Option.Flag('b', "boot", new("time of the last boot", "最後に起動した時刻"));
    private static readonly Option Dead = Option.Flag('d', "dead", new("dead processes", "終了したプロセス"));
    private static readonly Option Heading = Option.Flag('H', "heading", new("line of headings", "見出しを表示"));
    private static readonly Option Ips = Option.Flag('\0', "ips", new("addresses in place of host names", "ホスト名の代わりに IP アドレスを表示"));
    private static readonly Option Login = Option.Flag('l', "login", new("processes that wait for a log-in", "ログイン待ちのプロセス"));
    private static readonly Option Lookup = Option.Flag('\0', "lookup", new("accepted, but no name is looked up", "受け付けますが、名前の問い合わせはしません"));
    private static readonly Option Mine = Option.Flag('m', "", new("only the terminal of standard input", "標準入力の端末のみ"));
    private static readonly Option Process = Option.Flag('p', "process", new("processes that init started", "init が起動したプロセス"));
    private static readonly Option Count = Option.Flag('q', "count", new("names and number of users", "ユーザー名と人数"));
    private static readonly Option RunLevel = Option.Flag('r', "runlevel", new("run level", "ランレベル"));
    private static readonly Option Short = Option.Flag('s', "short", new("name, line and time only", "名前・端末・時刻のみ"));
    private static readonly Option Clock = Option.Flag('t', "time", new("last change of the clock", "最後に時計を変更した時刻"));
    private static readonly Option Mesg = Option.Flag('T', "mesg", new("+, - or ?: can the user get messages", "メッセージの可否を +、-、? で表示"));
    private static readonly Option Writable = Option.Flag('w', "writable", new("same as -T", "-T と同じ"));
    private static readonly Option Message = Option.Flag('\0', "message", new("same as -T", "-T と同じ"));
    private static readonly Option Users = Option.Flag('u', "users", new("users logged in, with idle time", "ログイン中のユーザーと待機時間"));

    /// <summary>The options known.</summary>
    public static readonly IReadOnlyList<Option> Known =
        [All, Boot, Dead, Heading, Ips, Login, Lookup, Mine, Process, Count, RunLevel, Short, Clock, Mesg, Writable, Message, Users];

    /// <summary>The options as given on a command line.</summary>
    public WhoOptions(ParsedArguments arguments)
    {
        var all = arguments.Has(All);
        NeedsBoot = all || arguments.Has(Boot);
        NeedsDead = all || arguments.Has(Dead);
        NeedsLogin = all || arguments.Has(Login);
        NeedsInit = all || arguments.Has(Process);
        NeedsRunLevel = all || arguments.Has(RunLevel);
        NeedsClock = all || arguments.Has(Clock);
        var asksUsers = all || arguments.Has(Users);
        var isPlain = !(NeedsBoot || NeedsDead || NeedsLogin || NeedsInit || NeedsRunLevel || NeedsClock || asksUsers);
        NeedsUsers = asksUsers || isPlain;
        HasMesg = all || arguments.Has(Mesg) || arguments.Has(Writable) || arguments.Has(Message);
        HasExit = all || arguments.Has(Dead);
        HasIdle = all || arguments.Has(Dead) || arguments.Has(Login) || arguments.Has(RunLevel) || arguments.Has(Users);
        IsShort = (isPlain || arguments.Has(Short)) && !HasExit;
        HasHeading = arguments.Has(Heading);
        IsCount = arguments.Has(Count);
        HasIps = arguments.Has(Ips);
        IsMine = arguments.Has(Mine) || arguments.Operands.Count == 2;
    }

    /// <summary>Are boots shown?</summary>
    public bool NeedsBoot { get; }

    /// <summary>Are dead processes shown?</summary>
    public bool NeedsDead { get; }

    /// <summary>Are processes shown that wait for a log-in?</summary>
    public bool NeedsLogin { get; }

    /// <summary>Are init's processes shown?</summary>
    public bool NeedsInit { get; }

    /// <summary>Are run levels shown?</summary>
    public bool NeedsRunLevel { get; }

    /// <summary>Are clock changes shown?</summary>
    public bool NeedsClock { get; }

    /// <summary>Are users shown?</summary>
    public bool NeedsUsers { get; }

    /// <summary>Is there a column that says whether the terminal takes messages?</summary>
    public bool HasMesg { get; }

    /// <summary>Is there a column for how a process ended?</summary>
    public bool HasExit { get; }

    /// <summary>Is there a column for the idle time?</summary>
    public bool HasIdle { get; }

    /// <summary>Are idle time and process left out?</summary>
    public bool IsShort { get; }

    /// <summary>Is there a line of headings?</summary>
    public bool HasHeading { get; }

    /// <summary>Are only names and their number shown?</summary>
    public bool IsCount { get; }

    /// <summary>Are addresses shown in place of host names?</summary>
    public bool HasIps { get; }

    /// <summary>Is only the terminal of standard input shown?</summary>
    public bool IsMine { get; }
}
