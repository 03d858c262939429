using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Web;

/// <summary>
/// Web shells: scripts in directories for uploads that answer, commands in a query that a script answers with 200, and
/// well-known names of shells that answer. ATT&amp;CK T1505.003.
/// </summary>
public sealed class WebShellDetector : Detector, IDropCounter
{
    private const int MostPages = 2_000;

    /// <summary>A script among uploads that more visitors than this post to is the site's own.</summary>
    private const int FewVisitors = 5;

    /// <summary>A site on which more names of shells than this answer answers every name.</summary>
    private const int FewShells = 3;

    /// <summary>A script that is asked this many times as often without a command is the site's own.</summary>
    private const int Mostly = 3;

    private static readonly byte[][] UploadPlaces = Bytes("/uploads/", "/upload/", "/files/", "/images/", "/img/", "/tmp/", "/cache/", "/media/", "/.well-known/");
    private static readonly string[] Scripts = [".php", ".phtml", ".php5", ".php7", ".phar", ".jsp", ".jspx", ".asp", ".aspx", ".cgi"];
    private static readonly byte[][] ShellNames = Bytes("c99.php", "r57.php", "r57shell.php", "wso.php", "b374k.php", "alfa.php", "shell.php", "cmd.php", "webshell.php", "mini.php", "p0wny.php", "backdoor.php", "cmd.jsp", "shell.jsp", "alfa-rex.php", "indoxploit.php", "gel4y.php", "xleet.php", "marijuana.php", "cmd.aspx");
    private readonly Dictionary<(string Path, string Address), Tally> _pages = [];
    private readonly Dictionary<byte[], PathAnswers> _answers = new(Utf8Keys.Comparer);

    /// <inheritdoc/>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code == "http.request";

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        var path = record.Get(FieldNames.UrlPath);
        if (path.Length is 0 or > 1024 || !EndsWithScript(path) || !record.TryGetInteger(FieldNames.HttpResponseStatusCode, out var status))
        {
            return;
        }

        var hasCommand = status == 200 && HasCommand(record);
        if (status == 200 && (hasCommand || IsShellName(path) || IsAmongUploads(path)))
        {
            Keep(record, path, hasCommand);
        }
        else if (_answers.Count > 0 && _answers.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(path, out var answers))
        {
            answers.Ordinary += status == 200 ? 1 : 0;
            answers.Refused += status == 200 ? 0 : 1;
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        var scripts = _pages.GroupBy(p => p.Key.Path).Select(g => Judge(g.Key, [.. g.OrderBy(p => p.Value.First)])).ToList();
        var named = scripts.Where(s => s.Sign == Sign.ShellName && s.Visits.All(v => v.Tally.Posts == 0)).ToList();
        var answersAll = named.Count > FewShells;
        foreach (var script in scripts.Where(s => s.Sign is Sign.Commands or Sign.Upload || (s.Sign == Sign.ShellName && !(answersAll && named.Contains(s)))))
        {
            findings.Add(Describe(script.Path, script.Sign, script.Visits));
        }

        var tried = scripts.Where(s => s.Sign == Sign.CommandsTried).SelectMany(s => s.Visits.Where(v => v.Tally.Commands > 0)).ToList();
        if (tried.Count > 0)
        {
            findings.Add(Tried(tried));
        }
    }

    private Script Judge(string path, IReadOnlyList<KeyValuePair<(string Path, string Address), Tally>> visits)
    {
        var answers = _answers[Encoding.UTF8.GetBytes(path)];
        IReadOnlyList<(string Address, Tally Tally)> all = [.. visits.Select(v => (v.Key.Address, v.Value))];
        var commands = all.Sum(v => v.Tally.Commands);

        // One call may be a scanner that got some page; whoever found a shell calls it again. A page of the site answers everybody.
        var sign = !answers.IsThere ? Sign.None
            : all.Max(v => v.Tally.Commands) >= 2 && answers.Ordinary < Mostly * commands ? Sign.Commands
            : IsShellName(Encoding.UTF8.GetBytes(path)) ? Sign.ShellName
            : commands > 0 ? Sign.CommandsTried
            : all.Sum(v => v.Tally.Posts) > 0 && all.Count <= FewVisitors ? Sign.Upload
            : Sign.None;
        return new Script(path, sign, all);
    }

    private static byte[][] Bytes(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static bool EndsWithScript(ReadOnlySpan<byte> path)
    {
        foreach (var ending in Scripts)
        {
            if (path.Length > ending.Length && Ascii.EqualsIgnoreCase(path[^ending.Length..], ending))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsShellName(ReadOnlySpan<byte> path)
    {
        var name = path[(path.LastIndexOf((byte)'/') + 1)..];
        foreach (var shell in ShellNames)
        {
            if (Ascii.EqualsIgnoreCase(name, shell))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasCommand(Record record)
    {
        var query = record.Get(FieldNames.UrlQuery);
        return query.Length is > 0 and < 4096 && CommandQuery.HasCommand(query);
    }

    private static bool IsAmongUploads(ReadOnlySpan<byte> path)
    {
        foreach (var place in UploadPlaces)
        {
            if (path.IndexOf(place) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Keep(Record record, ReadOnlySpan<byte> path, bool hasCommand)
    {
        var key = (Encoding.UTF8.GetString(path), record.GetString(FieldNames.SourceIp) ?? record.GetString(FieldNames.SourceDomain) ?? "?");
        if (!_pages.TryGetValue(key, out var tally))
        {
            if (_pages.Count >= MostPages)
            {
                Dropped++;
                return;
            }

            tally = _pages[key] = new Tally();
        }

        var lookup = _answers.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(path, out var answers))
        {
            answers = lookup[path] = new PathAnswers();
        }

        answers.Answered++;
        tally.See(record, hasCommand);
    }

    private static Finding Describe(string path, Sign sign, IReadOnlyList<(string Address, Tally Tally)> all) => new()
    {
        Id = "web.shell",
        Title = sign switch
        {
            Sign.Commands => new Text("The script {0} took commands and answered", "スクリプト {0} がコマンドを受け取り応答しました").With(FindingList.Short(path, 80)),
            Sign.ShellName => new Text("{0}, the name of a known web shell, answered", "既知の Web シェルと同じ名前の {0} が応答しました").With(FindingList.Short(path, 80)),
            _ => new Text("A script among uploaded files was called: {0}", "アップロード用ディレクトリのスクリプトが呼び出されました: {0}").With(FindingList.Short(path, 80)),
        },
        Explanation = new("A web shell is a script that an intruder put on the site; whoever calls it runs commands as the web server's user.",
            "Web シェルとは侵入者がサイトに置いたスクリプトで、呼び出した人は Web サーバーの権限でコマンドを実行できます。"),
        Severity = sign switch { Sign.Commands => Severity.Critical, Sign.ShellName => Severity.High, _ => Severity.Medium },
        Confidence = sign == Sign.Commands ? Confidence.High : Confidence.Medium,
        Kind = sign == Sign.Commands ? FindingKind.Intrusion : FindingKind.Sign,
        Techniques = [new("T1505.003")],
        First = all.Min(p => p.Tally.First),
        Last = all.Max(p => p.Tally.Last),
        Actor = new Actor(all.OrderByDescending(p => p.Tally.Commands).First().Address),
        Count = all.Sum(p => p.Tally.Hits),
        Evidence = [.. all.SelectMany(p => p.Tally.Lines).Take(8)],
        Alternatives = new("A script of the site itself that happens to stand there or to be called so.", "たまたまその場所や名前で置かれた、サイト自身のスクリプトかもしれません。"),
        NextSteps =
        [
            new("Look at the file (do not run it); note its owner and times before you move it away.", "ファイルの中身を確認してください（実行しないこと）。移動する前に所有者と時刻を記録してください。"),
            new("Find out how it got there: look for uploads and posts of the same address before the first call.", "設置された経路を調べてください。最初の呼び出しより前の、同じアドレスからのアップロードや POST を探します。"),
        ],
    };

    private static Finding Tried(IReadOnlyList<(string Address, Tally Tally)> tried) => new()
    {
        Id = "web.command_tried",
        Title = new Text("Commands were sent to pages of the web site from {0:N0} addresses", "{0:N0} 個のアドレスから Web ページにコマンドが送られました").With(tried.Select(t => t.Address).Distinct().Count()),
        Explanation = new("Scanners try on every site whether some script runs what is written behind its address. The pages answered, as they answer everybody; nothing shows that they ran it.",
            "スキャナーは、URL に書いたコマンドを実行するスクリプトがないか、あらゆるサイトで試します。ページは応答していますが、通常の閲覧と同じ応答であり、コマンドが実行された形跡はありません。"),
        Severity = Severity.Low,
        Confidence = Confidence.Low,
        Kind = FindingKind.Attempt,
        Techniques = [new("T1190")],
        First = tried.Min(t => t.Tally.First),
        Last = tried.Max(t => t.Tally.Last),
        Actor = new Actor(tried.Count == 1 ? tried[0].Address : null),
        Count = tried.Sum(t => t.Tally.Commands),
        Evidence = [.. tried.Select(t => t.Tally.Lines[0]).Take(3)],
        Alternatives = new("A page of the site whose parameter happens to be called so.", "たまたま同じ名前のパラメーターを使う、サイト自身のページかもしれません。"),
        NextSteps = [new("Compare the size of these answers with that of the same page without a command.", "これらの応答のサイズを、コマンドなしの同じページの応答と比べてください。")],
    };

    /// <summary>What a script's visits say.</summary>
    private enum Sign
    {
        None,
        CommandsTried,
        Upload,
        ShellName,
        Commands,
    }

    private sealed record Script(string Path, Sign Sign, IReadOnlyList<(string Address, Tally Tally)> Visits);

    /// <summary>
    /// How a path answered since it first answered with 200. A script that is there answers each time; one that is not there
    /// answers scanners with an error, and now and then with somebody's front page.
    /// </summary>
    private sealed class PathAnswers
    {
        /// <summary>Answers to what looked like the use of a shell.</summary>
        public long Answered { get; set; }

        /// <summary>Answers to anybody else.</summary>
        public long Ordinary { get; set; }

        /// <summary>Errors and redirections.</summary>
        public long Refused { get; set; }

        public bool IsThere => Answered > Refused;
    }

    private sealed class Tally
    {
        private TimeRange _range;

        public long Hits { get; private set; }

        public long Posts { get; private set; }

        /// <summary>Hits with a command in the query.</summary>
        public long Commands { get; private set; }

        public DateTimeOffset? First => _range.First;

        public DateTimeOffset? Last => _range.Last;

        public List<Evidence> Lines { get; } = [];

        public void See(Record record, bool hasCommand)
        {
            Hits++;
            Posts += record.Is(FieldNames.HttpRequestMethod, "POST"u8) ? 1 : 0;
            Commands += hasCommand ? 1 : 0;
            _range.Add(record);
            if (Lines.Count < 5)
            {
                Lines.Add(Evidence.Of(record));
            }
        }
    }
}
