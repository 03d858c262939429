using Ashiato.Core;

namespace Ashiato.Input.Sources;

/// <summary>The problems of files, directories and archives.</summary>
internal static class SourceProblems
{
    internal static Problem Missing(string path) => new(ProblemKind.Missing, path, null, new Text(
        "{0}: there is no such file or directory. Check the spelling.",
        "{0}: ファイルもディレクトリも見つかりません。パスを確認してください。").With(path));

    internal static Problem Denied(string path) => new(ProblemKind.Denied, path, null, new Text(
        "{0}: permission denied; it was not read. Run as root, or copy it to where you may read it.",
        "{0}: 権限がないため読めません。root で実行するか、読める場所にコピーしてください。").With(path));

    internal static Problem Unreadable(string path, string reason) => new(ProblemKind.Unreadable, path, null, new Text(
        "{0}: it cannot be read ({1}). If the disk is failing, make an image of it first.",
        "{0}: 読み取れません（{1}）。ディスクが故障しかけている場合は、先にイメージを取得してください。").With(path, reason));

    internal static Problem NotAFile(string path) => new(ProblemKind.NotAFile, path, null, new Text(
        "{0}: not a regular file (a pipe, socket or device); it was not opened.",
        "{0}: 通常のファイルではない（パイプ、ソケット、デバイス）ため開いていません。").With(path));

    internal static Problem LinkLoop(string path) => new(ProblemKind.Loop, path, null, new Text(
        "{0}: this link leads in a circle; it was not followed.",
        "{0}: リンクが循環しているため、たどっていません。").With(path));

    internal static Problem LinkOutside(string path) => new(ProblemKind.Loop, path, null, new Text(
        "{0}: this link leads out of the evidence; it was not followed. Add its target if you need it.",
        "{0}: リンク先が調査対象の外にあるため、たどっていません。必要ならリンク先も対象に加えてください。").With(path));

    internal static Problem TooDeep(string path, int depth) => new(ProblemKind.Loop, path, null, new Text(
        "{0}: more than {1} directories deep; what lies below was not read.",
        "{0}: ディレクトリの階層が {1} を超えているため、この下は読んでいません。").With(path, depth));

    internal static Problem Shrank(string path, long length, long offset) => new(ProblemKind.ShrankWhileRead, path, offset, new Text(
        "{0}: had {1} bytes when it was opened, but ended after {2}: somebody shortened it meanwhile. Read it again, and ask who did that.",
        "{0}: 開いた時点では {1} バイトでしたが、{2} バイトで終わりました。読んでいる間に誰かが短くしたと考えられます。もう一度読み、何が短くしたのか確認してください。")
        .With(path, length, offset));

    internal static Problem ArchiveDamaged(string path, long offset) => new(ProblemKind.Damaged, path, offset, new Text(
        "{0}: the archive is damaged near byte {1}; the files before that were read, the rest was not. Look for another copy.",
        "{0}: アーカイブが {1} バイト目付近で壊れています。それより前のファイルは読みましたが、残りは読めていません。別のコピーがないか確認してください。")
        .With(path, offset));

    internal static Problem ArchiveCut(string path, long offset) => new(ProblemKind.Cut, path, offset, new Text(
        "{0}: the archive ends early, at byte {1}; what came before was read. The copy may be incomplete.",
        "{0}: アーカイブが {1} バイト目で途切れています。それより前は読みました。コピーが不完全な可能性があります。").With(path, offset));

    internal static Problem ArchiveBomb(string path, long length, long unpacked) => new(ProblemKind.Bomb, path, null, new Text(
        "{0}: an archive of {1} bytes claims to hold more than {2} bytes, which no copy of logs does; the files from there on were not read.",
        "{0}: {1} バイトのアーカイブに {2} バイトを超える内容があるとされています。ログのコピーではあり得ない比率なので、以降のファイルは読んでいません。")
        .With(path, length, unpacked));

    internal static Problem MemberUnsupported(string path) => new(ProblemKind.Unreadable, path, null, new Text(
        "{0}: this member is encrypted or stored in sparse form, which is not read from archives. Unpack the archive and name the directory.",
        "{0}: 暗号化またはスパース形式で格納されており、アーカイブのままでは読めません。展開してからディレクトリを指定してください。").With(path));
}
