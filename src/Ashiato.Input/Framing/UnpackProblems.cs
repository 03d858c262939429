using Ashiato.Core;

namespace Ashiato.Input.Framing;

/// <summary>The problems of packed files.</summary>
internal static class UnpackProblems
{
    internal static Problem Damaged(string path, string packing, long packedOffset, long offset) => new(
        ProblemKind.Damaged, path, offset, new Text(
            "{0}: the {1} data is damaged near packed byte {2}; it was read up to unpacked byte {3} and nothing after that. Look for another copy of the file.",
            "{0}: {1} データが圧縮側 {2} バイト目付近で壊れています。展開後 {3} バイト目まで読み、その先は読めていません。別のコピーがないか確認してください。")
            .With(path, packing, packedOffset, offset));

    internal static Problem Cut(string path, string packing, long packedOffset, long offset) => new(
        ProblemKind.Cut, path, offset, new Text(
            "{0}: the {1} data ends early at packed byte {2}; it was read up to unpacked byte {3}. The copy may be incomplete, or the file was still being written.",
            "{0}: {1} データが圧縮側 {2} バイト目で途切れています。展開後 {3} バイト目まで読みました。コピーが不完全か、書き込み中だった可能性があります。")
            .With(path, packing, packedOffset, offset));

    internal static Problem TrailingGarbage(string path, string packing, long packedOffset, long offset) => new(
        ProblemKind.Damaged, path, offset, new Text(
            "{0}: other data follows the {1} data from packed byte {2} on; it was not read. Everything before it was.",
            "{0}: {1} データの後ろ（圧縮側 {2} バイト目以降）に別のデータが続いています。その部分は読んでいません。それより前はすべて読みました。")
            .With(path, packing, packedOffset));

    internal static Problem TooMuchMemory(string path, string packing, long offset) => new(
        ProblemKind.Bomb, path, offset, new Text(
            "{0}: unpacking the {1} data needs more memory than is granted; it was read up to unpacked byte {2}. Unpack it by hand to read it all.",
            "{0}: {1} データの展開に必要なメモリが上限を超えるため、展開後 {2} バイト目で読み取りを止めました。すべて読むには手動で展開してください。")
            .With(path, packing, offset));

    internal static Problem Bomb(string path, long storedBytes, long offset) => new(
        ProblemKind.Bomb, path, offset, new Text(
            "{0}: {1} stored bytes unpack to more than {2} bytes, which no log does; reading stopped there. The file may have been made to fill your disk.",
            "{0}: 保存サイズ {1} バイトから {2} バイトを超えて展開されました。ログではあり得ない比率なので、ここで読み取りを止めました。ディスクを埋める目的で作られたファイルの可能性があります。")
            .With(path, storedBytes, offset));

    internal static Problem TooManyLayers(string path, int layers) => new(
        ProblemKind.Bomb, path, 0, new Text(
            "{0}: the file is packed in itself more than {1} times; it was not read. Unpack it by hand if you trust it.",
            "{0}: {1} 回を超えて重ねて圧縮されているため、読んでいません。信頼できるファイルなら手動で展開してください。")
            .With(path, layers));

    internal static Problem LibraryMissing(string path, Packing packing) => new(
        ProblemKind.LibraryMissing, path, null, new Text(
            "{0}: packed with {1}, but {2} is not installed, so it was not read. Install it (Debian, Ubuntu: apt install {3}) and run again.",
            "{0}: {1} で圧縮されていますが、{2} がないため読めません。インストールしてから（Debian / Ubuntu: apt install {3}）もう一度実行してください。")
            .With(path, packing.Name, packing.Library, packing.Package));

    internal static Problem SeveralInZip(string path) => new(
        ProblemKind.NotALog, path, null, new Text(
            "{0}: a zip archive of several files; only the first was read. Name the archive on the command line to have all of them read.",
            "{0}: 複数のファイルを含む zip アーカイブです。先頭のファイルだけを読みました。すべて読むには、このアーカイブをコマンドラインで直接指定してください。")
            .With(path));

    internal static Problem ZipUnsupported(string path) => new(
        ProblemKind.Damaged, path, 0, new Text(
            "{0}: the zip file is encrypted or packed in a way that is not supported; it was not read. Unpack it by hand.",
            "{0}: 暗号化されているか、未対応の方式で圧縮された zip ファイルなので読んでいません。手動で展開してください。")
            .With(path));
}
