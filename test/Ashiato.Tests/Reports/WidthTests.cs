using Ashiato.Core;
using Ashiato.Reports.Rendering.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Ashiato.Tests.Reports;

public sealed class WidthTests
{
    /// <summary>A word this wide cannot be broken and may reach over the edge.</summary>
    private const int LongWord = 30;

    public static TheoryData<Language, int> Pages => new MatrixTheoryData<Language, int>([Language.En, Language.Ja], [60, 80, 100, 132]);

    [Theory, MemberData(nameof(Pages))]
    public void No_line_of_a_report_is_wider_than_the_terminal(Language language, int columns)
    {
        string[] reports = [Rendered.Text(MadeUp.Investigation(), language, columns), Rendered.Text(MadeUp.Inventory(), language, columns, verbose: true)];
        foreach (var line in reports.SelectMany(r => r.Split('\n')).Where(l => !l.Split(' ').Any(w => DisplayWidth.Of(w) > LongWord)))
        {
            // Closing punctuation may hang over the edge by one wide character; the figures of an inventory take 73 columns.
            Assert.True(DisplayWidth.Of(line) <= Math.Max(columns, 76) + 2, $"{DisplayWidth.Of(line)} columns: {line}");
        }
    }

    /// <summary>A telephone, or half a screen: the figures of a table stand below their names.</summary>
    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Ja)]
    public void An_answer_fits_a_page_of_40_columns(Language language)
    {
        foreach (var line in Rendered.Text(MadeUp.Investigation(), language, 40).Split('\n').Where(l => !l.Split(' ').Any(w => DisplayWidth.Of(w) > LongWord)))
        {
            Assert.True(DisplayWidth.Of(line) <= 42, $"{DisplayWidth.Of(line)} columns: {line}");
        }
    }

    [Fact]
    public void Broken_lines_fit_and_lose_nothing() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), Gen.Choose(10, 120).ToArbitrary(), (text, columns) =>
        {
            var source = TerminalText.Escape(text.Get);
            var lines = LineBreaker.Break(source, columns).ToList();
            return string.Concat(lines).Replace(" ", "", StringComparison.Ordinal) == Valid(source).Replace(" ", "", StringComparison.Ordinal).TrimEnd()
                || string.Concat(lines).Where(c => !char.IsWhiteSpace(c)).SequenceEqual(Valid(source).Where(c => !char.IsWhiteSpace(c)));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("足跡", 4)]
    [InlineData("か\u3099", 2)]
    [InlineData("ﾊﾝｶｸ", 4)]
    [InlineData("（）", 4)]
    public void Columns_are_those_of_a_terminal(string text, int columns) => Assert.Equal(columns, DisplayWidth.Of(text));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(123_456_789, "123 MB")]
    [InlineData(999_999, "1.0 MB")]
    [InlineData(long.MaxValue, "9.2 EB")]
    public void Sizes_are_short(long bytes, string text) => Assert.Equal(text, Ashiato.Reports.Rendering.ByteSize.Of(bytes));

    private static string Valid(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));
}
