using Ashiato.Reports.Formats;

namespace Ashiato.Reports.Rendering.Text;

/// <summary>The list of formats as text.</summary>
public static class FormatListText
{
    /// <summary>Writes the list.</summary>
    public static void Write(TextPage page, IReadOnlyList<FormatEntry> formats)
    {
        page.Paragraph(new Core.Text("{0} formats; which one a file or line has is seen from its content.", "{0} 種類の形式に対応しています。どの形式かは内容から判別します。").With(formats.Count), Ink.Strong);
        foreach (var kind in formats.GroupBy(f => f.Kind))
        {
            page.Heading(Heading(kind.Key));
            var width = kind.Max(f => DisplayWidth.Of(f.Name));
            foreach (var format in kind)
            {
                page.Item(DisplayWidth.Pad(format.Name, width) + " ", format.Title.In(page.Language), indent: 2);
                if (format.Programs.Count > 0)
                {
                    page.Paragraph(string.Join(", ", format.Programs), Ink.Faint, width + 4);
                }
            }
        }
    }

    private static Core.Text Heading(FormatKind kind) => kind switch
    {
        FormatKind.Line => new("Lines of text (parse --format takes these names)", "テキスト行（parse --format で指定できる名前）"),
        FormatKind.Program => new("Messages of programs, behind syslog, journal and container headers", "プログラムのメッセージ（syslog・ジャーナル・コンテナのヘッダーに続く部分）"),
        FormatKind.Shared => new("Messages that many programs write", "多くのプログラムに共通のメッセージ"),
        _ => new("Files that are not text", "テキストではないファイル"),
    };
}
