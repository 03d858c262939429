using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Tests.Detection.Logcheck;

/// <summary>The dialect of grep -E: tables, each checked against the real one where it is installed.</summary>
public sealed class EreTests
{
    /// <summary>Locale, pattern, line, does it match. A letter is a byte.</summary>
    public static TheoryData<string, string, string, bool> Table()
    {
        var table = new TheoryData<string, string, string, bool>();
        foreach (var locale in new[] { "C", "C.UTF-8" })
        {
            table.Add(locale, "*ab", "ab", true);
            table.Add(locale, "^+a$", "a", true);
            table.Add(locale, "a|*b", "b", true);
            table.Add(locale, "^(*a)$", "a", true);
            table.Add(locale, "{1}a", "a", true);
            table.Add(locale, "^a{1$", "a{1", true);
            table.Add(locale, "^a{,2}$", "aa", true);
            table.Add(locale, "^a{,2}$", "aaa", false);
            table.Add(locale, "^a{,}$", "aaa", true);
            table.Add(locale, "^a{1a}$", "a{1a}", true);
            table.Add(locale, "^a{2}{3}$", "aaaaaa", true);
            table.Add(locale, "a)", "a)", true);
            table.Add(locale, "^a|b)$", "b)", true);
            table.Add(locale, "()", "", true);
            table.Add(locale, "^(|a)b$", "b", true);
            table.Add(locale, "^a||b$", "zz", true);
            table.Add(locale, "^[]a]$", "]", true);
            table.Add(locale, "^[^]a]$", "b", true);
            table.Add(locale, "^[a\\]]$", "\\]", true);
            table.Add(locale, "[a-]", "-", true);
            table.Add(locale, "[%--]", "&", true);
            table.Add(locale, "[[.-.]-z]", "0", true);
            table.Add(locale, "[[=a=]]", "a", true);
            table.Add(locale, "[:alpha]", "a", true);
            table.Add(locale, "[:.[:digit:]]", ":", true);
            table.Add(locale, "a^b", "a^b", false);
            table.Add(locale, "(^a|b$)", "cb", true);
            table.Add(locale, "^^a$$", "a", true);
            table.Add(locale, "\\<b", "a b", true);
            table.Add(locale, "\\<b", "ab", false);
            table.Add(locale, "a\\>", "ab a", true);
            table.Add(locale, "a\\b.", "a ", true);
            table.Add(locale, "a\\Bb", "ab", true);
            table.Add(locale, "\\`a\\'", "a", true);
            table.Add(locale, "\\w\\W\\s", "a- ", true);
            table.Add(locale, "^\\S$", "a", true);
            table.Add(locale, "\\x\\d", "xd", true);
            table.Add(locale, "a\\{1\\}", "a{1}", true);
            table.Add(locale, "x$*y", "xy", true);
            table.Add(locale, "^.$", "\0", true);
            table.Add(locale, "^[^a]$", "\0", true);
            table.Add(locale, "^a{0}$", "", true);
        }

        table.Add("C", "^.$", "\xe9", true);
        table.Add("C", "^..$", "\xc3\xa9", true);
        table.Add("C", "\\w", "\xc3\xa9", false);
        table.Add("C", "^\\W$", "\xe9", true);
        table.Add("C", "x\\<*a", "xa", true);
        table.Add("C.UTF-8", "^.$", "\xe9", false);
        table.Add("C.UTF-8", "^.$", "\xc3\xa9", true);
        table.Add("C.UTF-8", "^[^a]$", "\xe9", false);
        table.Add("C.UTF-8", "^\\W$", "\xe9", false);
        table.Add("C.UTF-8", "^.$", "\xed\xa0\x80", false);
        table.Add("C.UTF-8", "^.$", "\xf4\x90\x80\x80", false);
        table.Add("C.UTF-8", "\\w", "\xc3\xa9", true);
        table.Add("C.UTF-8", "\\<", "\xe9", true);
        table.Add("C.UTF-8", "a\\b", "a\xe9", false);
        table.Add("C.UTF-8", "x\\<*a", "xa", false);
        table.Add("C.UTF-8", "[[:upper:]]", "\xc3\x89", true);
        table.Add("C.UTF-8", "[[:punct:]]", "\xe3\x80\x81", true);
        table.Add("C.UTF-8", "[[:blank:]]", "\xe3\x80\x80", true);
        table.Add("C.UTF-8", "[[:space:]]", "\xc2\xa0", false);
        table.Add("C.UTF-8", "^\xc3\xa9+$", "\xc3\xa9\xc3\xa9", true);
        table.Add("C.UTF-8", "^[\xc3\xa9\xe3\x81\x82]{2}$", "\xe3\x81\x82\xc3\xa9", true);
        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Matches_as_grep_does(string locale, string pattern, string line, bool expected)
    {
        var set = Ere.Compile(Ere.Bytes(pattern), Locale(locale), out var problem);
        Assert.Null(problem);
        Assert.Equal(expected, set!.Matches(Ere.Bytes(line)));
        var grep = Needs.Program("grep");
        using var directory = new TempDirectory();
        var file = directory.Write("lines", Ere.Bytes(line + "\n"));
        Assert.Equal(expected, Grep.Matches(grep, locale, Ere.Bytes(pattern), directory.Path, file)!.Count == 1);
    }

    [Theory]
    [InlineData("a\\", 1)]
    [InlineData("x(a", 1)]
    [InlineData("x[a", 1)]
    [InlineData("[[:foo:]]", 1)]
    [InlineData("[[.space.]]", 1)]
    [InlineData("[b-a]", 4)]
    [InlineData("[a-c-e]", 4)]
    [InlineData("a{2,1}", 1)]
    [InlineData("a{32768}", 1)]
    [InlineData("[:alpha:]", 0)]
    [InlineData("(a)\\2", 3)]
    [InlineData("(a)\\1", 3)]
    public void Says_where_a_pattern_is_wrong(string pattern, int position)
    {
        Assert.Null(EreParser.Parse(Ere.Bytes(pattern), EreLocale.Utf8, new EreNodes(), out var error));
        Assert.Equal(position, error!.Position);
    }

    internal static EreLocale Locale(string name) => name == "C" ? EreLocale.C : EreLocale.Utf8;
}
