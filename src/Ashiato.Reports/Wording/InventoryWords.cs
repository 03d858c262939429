using Ashiato.Core;

namespace Ashiato.Reports.Wording;

/// <summary>Words of the inventory of logs.</summary>
internal static class InventoryWords
{
    public static readonly Text Size = new("Size", "サイズ");
    public static readonly Text Understood = new("Read", "解釈");
    public static readonly Text Parts = new(" ({0} parts)", "（{0} ファイル）");
    public static readonly Text Writer = new("written by:", "書き込み元:");
    public static readonly Text Tells = new("tells:", "分かること:");
    public static readonly Text Silent = new("does not tell:", "分からないこと:");
    public static readonly Text Binary = new("Not text: less and grep do not help.", "テキストではないため、less や grep では読めません。");
    public static readonly Text NotThere = new("Usual logs that are not there", "通常あるのに見当たらないログ");
    public static readonly Text MoreHint = new(" -v says what each log can tell and what it cannot.", "-v を付けると、各ログから分かること・分からないことも表示します。");
}
