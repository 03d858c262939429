using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.Mail;

/// <summary>
/// The command line of sendmail(8), as callers write it: letters in one word (<c>-ti</c>), arguments attached or not, options of Sendmail,
/// Postfix and sSMTP that mean nothing here taken and ignored.
/// </summary>
internal sealed class SendmailOptions
{
    /// <summary>Options with an argument that changes nothing: -B body, -h hops, -L tag, -N and -R and -V of DSN, -O option, -p protocol, -X log.</summary>
    private const string IgnoredWithArgument = "BhLNORVXp";

    /// <summary>Flags that change nothing.</summary>
    private const string Ignored = "EGUmnsxcw";

    /// <summary>What is done: <c>m</c> takes a message, <c>s</c> speaks SMTP, <c>p</c> lists the queue, <c>i</c> rebuilds aliases (there are none), <c>q</c> sends the queue.</summary>
    public char Mode { get; private set; } = 'm';

    /// <summary><c>-t</c>.</summary>
    public bool RecipientsFromHeader { get; private set; }

    /// <summary>Does a line with a dot alone end the message? Not with -i or -oi.</summary>
    public bool DotEnds { get; private set; } = true;

    /// <summary><c>-v</c>.</summary>
    public bool Verbose { get; private set; }

    /// <summary><c>-odq</c>, <c>-odd</c>: only queue.</summary>
    public bool QueueOnly { get; private set; }

    /// <summary><c>-f</c> or <c>-r</c>.</summary>
    public string? Sender { get; private set; }

    /// <summary><c>-F</c>.</summary>
    public string? FullName { get; private set; }

    /// <summary><c>-C</c> or <c>--config</c>.</summary>
    public string? Configuration { get; private set; }

    /// <summary><c>--ssmtp</c>.</summary>
    public string? Ssmtp { get; private set; }

    /// <summary><c>-au</c>: the account at the hub.</summary>
    public string? AuthUser { get; private set; }

    /// <summary><c>-ap</c>: its password; everybody could read it in ps(1).</summary>
    public string? AuthPassword { get; private set; }

    /// <summary><c>-am</c>.</summary>
    public string? AuthMethod { get; private set; }

    /// <summary><c>--help</c>.</summary>
    public bool Help { get; private set; }

    /// <summary>The recipients.</summary>
    public List<string> Recipients { get; } = [];

    /// <summary>Reads the command line.</summary>
    /// <exception cref="UsageException">An option is unknown or its argument is missing.</exception>
    public static SendmailOptions Parse(IReadOnlyList<string> words)
    {
        var options = new SendmailOptions();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == "--")
            {
                options.Recipients.AddRange(words.Skip(i + 1));
                break;
            }

            if (words[i].StartsWith("--", StringComparison.Ordinal))
            {
                options.Long(words, ref i);
            }
            else if (words[i].Length > 1 && words[i][0] == '-')
            {
                options.Letters(words, ref i);
            }
            else
            {
                options.Recipients.Add(words[i]);
            }
        }

        return options;
    }

    private void Long(IReadOnlyList<string> words, ref int i)
    {
        var equals = words[i].IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? words[i] : words[i][..equals];
        switch (name)
        {
            case "--help": Help = true; break;
            case "--config": Configuration = equals < 0 ? Next(words, ref i) : words[i][(equals + 1)..]; break;
            case "--ssmtp": Ssmtp = equals < 0 ? Next(words, ref i) : words[i][(equals + 1)..]; break;
            default: throw Unknown(name);
        }
    }

    private void Letters(IReadOnlyList<string> words, ref int i)
    {
        var word = words[i];
        for (var at = 1; at < word.Length; at++)
        {
            var rest = word[(at + 1)..];
            switch (word[at])
            {
                case 't': RecipientsFromHeader = true; continue;
                case 'i': DotEnds = false; continue;
                case 'v': Verbose = true; continue;
                case 'I': Mode = 'i'; continue;
                case 'f' or 'r': Sender = Argument(rest, words, ref i); return;
                case 'F': FullName = Argument(rest, words, ref i); return;
                case 'C': Configuration = Argument(rest, words, ref i); return;
                case 'b': TakeMode(Argument(rest, words, ref i)); return;
                case 'o': TakeOld(Argument(rest, words, ref i)); return;
                case 'q': Mode = Mode == 'm' ? 'q' : Mode; return;
                case 'd' or 'e' or 'A' or 'D': return;
                case 'a': Account(word, at, words, ref i); return;
                case var c when IgnoredWithArgument.Contains(c, StringComparison.Ordinal): _ = Argument(rest, words, ref i); return;
                case var c when Ignored.Contains(c, StringComparison.Ordinal): continue;
                default: throw Unknown("-" + word[at]);
            }
        }
    }

    private void TakeMode(string mode) => Mode = mode is "m" or "s" or "p" or "i" ? mode[0] : throw new UsageException(new Text(
        "there is no mode -b{0} here: this program only sends (-bm, -bs, -bp, -bi)", "-b{0} は使えません。このプログラムは送信専用です（-bm、-bs、-bp、-bi）").With(mode));

    private void TakeOld(string option)
    {
        DotEnds &= option != "i";
        QueueOnly |= option is "dq" or "dd";
    }

    private void Account(string word, int at, IReadOnlyList<string> words, ref int i)
    {
        var which = at + 1 < word.Length ? word[at + 1] : ' ';
        var value = which is 'u' or 'p' or 'm' ? Argument(word[(at + 2)..], words, ref i) : throw Unknown("-a" + which);
        _ = which switch
        {
            'u' => AuthUser = value,
            'p' => AuthPassword = value,
            _ => AuthMethod = value,
        };
    }

    private static string Argument(string attached, IReadOnlyList<string> words, ref int i) => attached.Length > 0 ? attached : Next(words, ref i);

    private static string Next(IReadOnlyList<string> words, ref int i) => i + 1 < words.Count ? words[++i]
        : throw new UsageException(new Text("{0} needs an argument", "{0} には引数が必要です").With(words[i]));

    private static UsageException Unknown(string name) => new(new Text("unknown option {0}; 'ashiato sendmail --help' lists the options", "{0} というオプションはありません。一覧は 'ashiato sendmail --help' で表示します").With(name));
}
