using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Web;

/// <summary>
/// Web shells: scripts in directories for uploads that answer, commands in a query that a script answers with 200, and
/// well-known names of shells that answer. ATT&amp;CK T1505.003.
/// </summary>
public sealed class WebShellDetector : Detector
{
    private const int MostPages = 2_000;
    private static readonly string[] UploadPlaces = ["/uploads/", "/upload/", "/files/", "/images/", "/img/", "/tmp/", "/cache/", "/media/", "/wp-content/uploads/", "/.well-known/"];
    private static readonly string[] Scripts = [".php", ".phtml", ".php5", ".php7", ".phar", ".jsp", ".jspx", ".asp", ".aspx", ".cgi"];
    private static readonly string[] ShellNames = ["c99.php", "r57.php", "r57shell.php", "wso.php", "b374k.php", "alfa.php", "shell.php", "cmd.php", "webshell.php", "mini.php", "p0wny.php", "backdoor.php", "cmd.jsp", "shell.jsp"];
    private static readonly string[] CommandKeys = ["cmd=", "exec=", "command=", "shell=", "c=id", "c=cat", "c=ls", "c=whoami", "c=uname", "c=wget", "c=curl", "execute=", "system="];
    private static readonly string[] CommandWords = ["id", "whoami", "uname", "cat ", "cat+", "cat%20", "ls", "wget", "curl", "/etc/passwd", "pwd", "ifconfig", "ps+", "ps%20", "bash", "perl", "python", "base64", "nc+", "nc%20", "echo", "mysqldump", "tar", "find"];
    private readonly Dictionary<(string Path, string Address), Tally> _pages = [];
    private readonly Dictionary<string, PathAnswers> _answers = new(StringComparer.Ordinal);

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

        if (status != 200)
        {
            if (_answers.Count > 0 && _answers.TryGetValue(Encoding.UTF8.GetString(path), out var answers))
            {
                answers.Refused++;
            }

            return;
        }

        var reason = Reason(record, path);
        if (reason != 0)
        {
            Keep(record, Encoding.UTF8.GetString(path), reason);
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var group in _pages.GroupBy(p => p.Key.Path).Where(g => _answers[g.Key].IsThere))
        {
            var all = group.OrderBy(p => p.Value.First).ToList();
            var strong = all.Max(p => p.Value.Reason);

            // One call may be a scanner that got some page; whoever found a shell calls it again.
            strong = strong == 3 && all.Max(p => p.Value.Hits) < 2 ? 2 : strong;

            // A script for uploads that answers GET requests alone may be the site's own.
            if (strong >= 2 || all.Sum(p => p.Value.Posts) > 0)
            {
                findings.Add(Describe(group.Key, strong, [.. all.Select(p => (p.Key.Address, p.Value))]));
            }
        }
    }

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

    /// <summary>3: a command in the query; 2: a shell's name; 1: a script among uploads; 0: nothing.</summary>
    private static int Reason(Record record, ReadOnlySpan<byte> path)
    {
        var query = record.Get(FieldNames.UrlQuery);
        if (!query.IsEmpty && query.Length < 4096 && HasCommand(query))
        {
            return 3;
        }

        var name = Encoding.UTF8.GetString(path[(path.LastIndexOf((byte)'/') + 1)..]);
        if (Array.Exists(ShellNames, s => s.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            return 2;
        }

        foreach (var place in UploadPlaces)
        {
            if (path.IndexOf(Encoding.UTF8.GetBytes(place)) >= 0)
            {
                return 1;
            }
        }

        return 0;
    }

    private static bool HasCommand(ReadOnlySpan<byte> query)
    {
        var text = Encoding.UTF8.GetString(query);
        foreach (var key in CommandKeys)
        {
            var at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || text[at - 1] is '&' or '?') && Array.Exists(CommandWords, w => text.AsSpan(at).Contains(w, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private void Keep(Record record, string path, int reason)
    {
        var key = (path, record.GetString(FieldNames.SourceIp) ?? "?");
        if (!_pages.TryGetValue(key, out var tally))
        {
            if (_pages.Count >= MostPages)
            {
                return;
            }

            tally = _pages[key] = new Tally { First = record.HasTime ? record.Time : null };
        }

        if (!_answers.TryGetValue(path, out var answers))
        {
            answers = _answers[path] = new PathAnswers();
        }

        answers.Answered++;
        tally.Hits++;
        tally.Posts += record.Is(FieldNames.HttpRequestMethod, "POST"u8) ? 1 : 0;
        tally.Reason = Math.Max(tally.Reason, reason);
        tally.Last = record.HasTime ? record.Time : tally.Last;
        if (tally.Lines.Count < 5)
        {
            tally.Lines.Add(Evidence.Of(record));
        }
    }

    private static Finding Describe(string path, int strong, IReadOnlyList<(string Address, Tally Tally)> all) => new()
    {
        Id = "web.shell",
        Title = strong switch
        {
            3 => new Text("The script {0} took commands and answered", "スクリプト {0} がコマンドを受け取り応答しました").With(FindingList.Short(path, 80)),
            2 => new Text("{0}, the name of a known web shell, answered", "既知の Web シェルと同じ名前の {0} が応答しました").With(FindingList.Short(path, 80)),
            _ => new Text("A script among uploaded files was called: {0}", "アップロード用ディレクトリのスクリプトが呼び出されました: {0}").With(FindingList.Short(path, 80)),
        },
        Explanation = new("A web shell is a script that an intruder put on the site; whoever calls it runs commands as the web server's user.",
            "Web シェルとは侵入者がサイトに置いたスクリプトで、呼び出した人は Web サーバーの権限でコマンドを実行できます。"),
        Severity = strong == 3 ? Severity.Critical : strong == 2 ? Severity.High : Severity.Medium,
        Confidence = strong == 3 ? Confidence.High : Confidence.Medium,
        Kind = strong == 3 ? FindingKind.Intrusion : FindingKind.Sign,
        Techniques = [new("T1505.003")],
        First = all.Min(p => p.Tally.First),
        Last = all.Max(p => p.Tally.Last ?? p.Tally.First),
        Actor = new Actor(all[0].Address),
        Count = all.Sum(p => p.Tally.Hits),
        Evidence = [.. all.SelectMany(p => p.Tally.Lines).Take(8)],
        Alternatives = new("A script of the site itself that happens to stand there or to be called so.", "たまたまその場所や名前で置かれた、サイト自身のスクリプトかもしれません。"),
        NextSteps =
        [
            new("Look at the file (do not run it); note its owner and times before you move it away.", "ファイルの中身を確認してください（実行しないこと）。移動する前に所有者と時刻を記録してください。"),
            new("Find out how it got there: look for uploads and posts of the same address before the first call.", "設置された経路を調べてください。最初の呼び出しより前の、同じアドレスからのアップロードや POST を探します。"),
        ],
    };

    /// <summary>
    /// How a path answered since it first answered with 200. A script that is there answers each time; one that is not there
    /// answers scanners with an error, and now and then with somebody's front page.
    /// </summary>
    private sealed class PathAnswers
    {
        public long Answered { get; set; }

        public long Refused { get; set; }

        public bool IsThere => Answered > Refused;
    }

    private sealed class Tally
    {
        public long Hits { get; set; }

        public long Posts { get; set; }

        public int Reason { get; set; }

        public DateTimeOffset? First { get; init; }

        public DateTimeOffset? Last { get; set; }

        public List<Evidence> Lines { get; } = [];
    }
}
