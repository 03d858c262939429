using System.Globalization;
using System.Text;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>The options of last(1) and lastb(1), util-linux 2.38.</summary>
internal sealed class LastOptions
{
    private static readonly Option HostLast = Option.Flag('a', "hostlast", new("host name in the last column", "ホスト名を最後の列に表示"));
    private static readonly Option Dns = Option.Flag('d', "dns", new(
        "as --ip: no name is looked up, so that nobody learns of the investigation", "--ip と同じ（調査を悟られないよう、名前の問い合わせはしません）"));

    private static readonly Option File = Option.Value('f', "file", "FILE", new("this file (may be given again)", "読み取るファイル（複数指定可）"));
    private static readonly Option FullTimes = Option.Flag('F', "fulltimes", new("full times and dates", "日時を省略せずに表示"));
    private static readonly Option Ip = Option.Flag('i', "ip", new("the address in place of the host name", "ホスト名の代わりに IP アドレスを表示"));
    private static readonly Option Limit = Option.Value('n', "limit", "NUMBER", new("so many lines (also -NUMBER)", "表示する行数（-数字 でも可）"));
    private static readonly Option Present = Option.Value('p', "present", "TIME", new("who was there at that time", "その時刻にログインしていたもの"));
    private static readonly Option NoHost = Option.Flag('R', "nohostname", new("no host name", "ホスト名を表示しない"));
    private static readonly Option Since = Option.Value('s', "since", "TIME", new("records since", "この時刻以降の記録"));
    private static readonly Option Until = Option.Value('t', "until", "TIME", new("records until", "この時刻以前の記録"));
    private static readonly Option FullNames = Option.Flag('w', "fullnames", new("full user and host names", "ユーザー名とホスト名を省略せずに表示"));
    private static readonly Option System = Option.Flag('x', "system", new("shutdowns and run levels too", "シャットダウンとランレベルの変更も表示"));
    private static readonly Option TimeFormatOption = Option.Value('\0', "time-format", "FORMAT", new("notime, short, full or iso", "notime、short、full、iso のいずれか"));
    private static readonly Text BadNumber = new("not a number: '{0}'", "数値ではありません: '{0}'");
    private static readonly Text BadTime = new("not a time: '{0}'", "時刻として読めません: '{0}'");
    private static readonly Text BadFormat = new("unknown time format '{0}': notime, short, full or iso", "'{0}' という時刻形式はありません。notime、short、full、iso のいずれかを指定してください");
    private static readonly Text Exclusive = new("--fulltimes and --time-format exclude each other", "--fulltimes と --time-format は同時に指定できません");

    /// <summary>The options known; <c>-5</c> is <see cref="DigitsOption"/>.</summary>
    public static readonly IReadOnlyList<Option> All =
        [HostLast, Dns, File, FullTimes, Ip, Limit, Present, NoHost, Since, Until, FullNames, System, TimeFormatOption];

    /// <summary>What digits behind a dash stand for.</summary>
    public static readonly Option DigitsOption = Option.Value('\0', "", "NUMBER", default);

    /// <summary>The options as given on a command line.</summary>
    /// <exception cref="UsageException">An argument is wrong.</exception>
    public LastOptions(ParsedArguments arguments, TimeProvider clock, TimeText time)
    {
        foreach (var (option, value) in arguments.Options)
        {
            TakeNumber(option, value);
        }

        if (arguments.Has(FullTimes) && arguments.Has(TimeFormatOption))
        {
            throw new UsageException(Exclusive);
        }

        TimeFormat = arguments.Has(FullTimes) ? LastTimeFormat.Full : arguments.Value(TimeFormatOption) switch
        {
            null or "short" => LastTimeFormat.Short,
            "notime" => LastTimeFormat.None,
            "full" => LastTimeFormat.Full,
            "iso" => LastTimeFormat.Iso,
            var other => throw new UsageException(BadFormat.With(other)),
        };
        IsHostLast = arguments.Has(HostLast);
        IsNumeric = arguments.Has(Ip) || arguments.Has(Dns);
        HasHost = !arguments.Has(NoHost);
        IsExtended = arguments.Has(System);
        NameLength = arguments.Has(FullNames) ? 32 : 8;
        HostLength = arguments.Has(FullNames) ? 256 : 16;
        Files = [.. arguments.Options.Where(o => ReferenceEquals(o.Option, File)).Select(o => o.Value!)];
        Shown = [.. arguments.Operands.Select(Encoding.UTF8.GetBytes)];
        (SinceSeconds, UntilSeconds, PresentSeconds) = (Time(Since), Time(Until), Time(Present));

        long Time(Option option) => arguments.Value(option) is not { } text ? 0
            : TimestampArgument.Parse(text, clock, time) ?? throw new UsageException(BadTime.With(text));
    }

    /// <summary>Lines to show; 0 for all.</summary>
    public long MostLines { get; private set; }

    /// <summary>How times are written.</summary>
    public LastTimeFormat TimeFormat { get; }

    /// <summary>Is the host the last column?</summary>
    public bool IsHostLast { get; }

    /// <summary>Is the address shown in place of the host's name?</summary>
    public bool IsNumeric { get; }

    /// <summary>Is the host shown?</summary>
    public bool HasHost { get; }

    /// <summary>Are shutdowns and run levels shown?</summary>
    public bool IsExtended { get; }

    /// <summary>Most bytes of a user's name.</summary>
    public int NameLength { get; }

    /// <summary>Most bytes of a host's name.</summary>
    public int HostLength { get; }

    /// <summary>The files named; none for the usual one.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Users and terminals to show; none for all.</summary>
    public byte[][] Shown { get; }

    /// <summary>Records before this time (seconds since 1970 UTC) are left out; 0 for none.</summary>
    public long SinceSeconds { get; }

    /// <summary>Records after this time are left out; 0 for none.</summary>
    public long UntilSeconds { get; }

    /// <summary>Sessions that do not reach over this time are left out; 0 for none.</summary>
    public long PresentSeconds { get; }

    /// <summary>The last of -n counts; digits (<c>-1 -0</c>) append to it, as in util-linux.</summary>
    private void TakeNumber(Option option, string? value)
    {
        if (ReferenceEquals(option, Limit))
        {
            MostLines = int.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var number)
                ? (uint)number : throw new UsageException(BadNumber.With(value!));
        }
        else if (ReferenceEquals(option, DigitsOption))
        {
            foreach (var digit in value!)
            {
                MostLines = (uint)(MostLines * 10 + digit - '0');
            }
        }
    }
}
