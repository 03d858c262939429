using Ashiato.Core;

namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>What can be wrong with a pattern.</summary>
internal static class EreErrors
{
    internal static readonly Text TrailingBackslash = new("a backslash stands at the end", "末尾がバックスラッシュで終わっています");
    internal static readonly Text OpenGroup = new("'(' is not closed", "'(' が閉じられていません");
    internal static readonly Text OpenBracket = new("'[' is not closed", "'[' が閉じられていません");
    internal static readonly Text BadInterval = new("the interval's first number is greater than its second", "繰り返し範囲の下限が上限より大きくなっています");
    internal static readonly Text TooBig = new("the pattern is too big", "パターンが大きすぎます");
    internal static readonly Text TooDeep = new("groups are nested too deeply", "グループの入れ子が深すぎます");
    internal static readonly Text BadBackReference = new("a back-reference to a group that does not exist", "存在しないグループへの後方参照です");
    internal static readonly Text BackReference = new(
        "a back-reference cannot be matched in linear time; write the alternatives out",
        "後方参照は線形時間で照合できないため使えません。候補を書き下してください");
    internal static readonly Text BadRange = new("a range in brackets is not valid", "角括弧内の範囲指定が正しくありません");
    internal static readonly Text BadClass = new("there is no such character class", "そのような文字クラスはありません");
    internal static readonly Text BadCollation = new("there is no such collating element in this locale", "このロケールにはそのような照合要素はありません");
    internal static readonly Text ClassOutsideBrackets = new("a character class is written [[:space:]], not [:space:]", "文字クラスは [:space:] ではなく [[:space:]] と書きます");
}
