using Ashiato.Core;

namespace Ashiato.Input.Formats.Journal;

/// <summary>The problems of journal files.</summary>
internal static class JournalProblems
{
    internal static Problem Damaged(RecordOrigin file, long offset, long recovered) => new(ProblemKind.Damaged, file.ToString(), offset, new Text(
        "{0}: the journal's list of entries is damaged at byte {1}; {2} more entries were found by searching the file. Some may be missing.",
        "{0}: ジャーナルのエントリ一覧が {1} バイト目で壊れています。ファイル全体を走査して、ほかに {2} 件のエントリを見つけました。欠けているものがあるかもしれません。")
        .With(file, offset, recovered));

    internal static Problem Cut(RecordOrigin file, long offset, ulong promised) => new(ProblemKind.Cut, file.ToString(), offset, new Text(
        "{0}: the journal ends at byte {1}, but its header speaks of {2} bytes; the entries up to there were read.",
        "{0}: ジャーナルは {1} バイト目で終わっていますが、ヘッダーでは {2} バイトあるはずです。そこまでのエントリは読みました。")
        .With(file, offset, promised));

    internal static Problem TooFew(RecordOrigin file, ulong promised, int found) => new(ProblemKind.Damaged, file.ToString(), null, new Text(
        "{0}: the journal's header counts {1} entries, but only {2} can be found; the others are lost.",
        "{0}: ジャーナルのヘッダーでは {1} 件のエントリがあるはずですが、{2} 件しか見つかりません。残りは失われています。")
        .With(file, promised, found));

    internal static Problem NoHeader(RecordOrigin file) => new(ProblemKind.Damaged, file.ToString(), 0, new Text(
        "{0}: begins like a journal, but its header is incomplete or damaged; nothing can be read from it.",
        "{0}: ジャーナルのように始まっていますが、ヘッダーが途切れているか壊れているため、何も読めません。").With(file));

    internal static Problem BadFields(RecordOrigin file, long offset, long count) => new(ProblemKind.Damaged, file.ToString(), offset, new Text(
        "{0}: {2} fields of journal entries are damaged, the first at byte {1}; the entries were read without them.",
        "{0}: ジャーナルのエントリのうち {2} 個のフィールドが壊れています（最初は {1} バイト目）。それらを除いて読みました。")
        .With(file, offset, count));

    internal static Problem TooMuch(RecordOrigin file, long offset) => new(ProblemKind.Bomb, file.ToString(), offset, new Text(
        "{0}: the fields of this journal add up to far more than the file holds; from the entry at byte {1} on, long fields were left out.",
        "{0}: このジャーナルのフィールドの合計がファイルの大きさをはるかに超えています。{1} バイト目のエントリ以降、長いフィールドは省きました。")
        .With(file, offset));

    internal static Problem LibraryMissing(RecordOrigin file, string library, string package) => new(ProblemKind.LibraryMissing, file.ToString(), null, new Text(
        "{0}: some fields are packed and need {1}, which is not installed; they were left out. Install it (Debian, Ubuntu: apt install {2}) and run again.",
        "{0}: 一部のフィールドは圧縮されており、展開に必要な {1} がないため省きました。インストールしてから（Debian / Ubuntu: apt install {2}）もう一度実行してください。")
        .With(file, library, package));

    internal static Problem ExportDamaged(RecordOrigin file, long offset) => new(ProblemKind.Damaged, file.ToString(), offset, new Text(
        "{0}: the entry at byte {1} of this journal export is damaged or cut off; its fields were read as far as possible.",
        "{0}: ジャーナルのエクスポートの {1} バイト目のエントリが壊れているか途切れています。読めるフィールドだけを読みました。")
        .With(file, offset));
}
