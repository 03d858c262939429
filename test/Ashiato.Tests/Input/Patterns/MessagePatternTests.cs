using System.Text;
using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Input.Patterns;

namespace Ashiato.Tests.Input.Patterns;

public sealed class MessagePatternTests
{
    [Theory]
    [InlineData("a {x} c", "a b c", "x=b")]
    [InlineData("a {x} c", "a b b2 c", "x=b b2")]
    [InlineData("a {x} c", "a c", null)]
    [InlineData("for {user.name:greedy} from {source:host}", "for root from 192.0.2.9 from 198.51.100.7", "user.name=root from 192.0.2.9;source.ip=198.51.100.7")]
    [InlineData("from {source:host}[[ port {source.port:int}]]", "from gate.example.com port 22", "source.domain=gate.example.com;source.port=22")]
    [InlineData("from {source:host}[[ port {source.port:int}]]", "from 2001:db8::1", "source.ip=2001:db8::1")]
    [InlineData("from {source:host}:{source.port:int}", "from 192.0.2.1:4711", "source.ip=192.0.2.1;source.port=4711")]
    [InlineData("[{source:ip}] x", "[192.0.2.1] x", "source.ip=192.0.2.1")]
    [InlineData("((Invalid|Illegal)) user {u:word}{*}", "Illegal user joe and more", "u=joe")]
    [InlineData("x={n:int}", "x=-12  ", "n=-12")]
    [InlineData("x={n:int}", "x=12a", null)]
    [InlineData("{a:word} [[is {b} ]]end", "q end", "a=q")]
    [InlineData("{a}[[ (id {n:int})]]", "some text (id 7)", "a=some text;n=7")]
    [InlineData("from {source:host}[[ port {n:int}| and {b}]].", "from 192.0.2.1.", "source.ip=192.0.2.1")]
    [InlineData("from {source:host}[[ port {n:int}]]", "from 192.0.2.1: x", null)]
    [InlineData("from {source:host}[[ port {n:int}| x]] end", "from [2001:db8::1] x end", "source.ip=2001:db8::1")]
    [InlineData("((ab{x:int}|a{y:word}|abc)) z", "abc z", "y=bc")]
    [InlineData("((abc{x:int}|abd)) z", "abd z", "")]
    [InlineData("[[no |not ]]such {u:word}[[ user| group {g:word}]]", "such file group staff", "u=file;g=staff")]
    [InlineData("{u:word}[[ x]]", "joe\t ", "u=joe")]
    [InlineData("{r}((Auth fail|Auth cancel)){*}", "Auth f Auth cancel x", "r=Auth f ")]
    [InlineData("{r}((Auth fail|Auth cancel)){*}", "Auth f Auth canc", null)]
    public void Templates_capture(string template, string message, string? expected)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        var record = new Record();
        record.Reset(bytes, 0, bytes.Length);
        var matched = new MessagePattern("t.t", template).TryRead(record.Raw, record);
        Assert.Equal(expected is not null, matched);
        if (expected is not null)
        {
            foreach (var pair in expected.Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                Assert.Equal(pair[(equals + 1)..], record.GetString(FieldName.Get(pair[..equals])));
            }
        }
    }

    [Fact]
    public void Every_template_of_the_catalogue_compiles_and_has_a_good_code()
    {
        foreach (var format in FormatCatalog.Programs.Concat(FormatCatalog.Shared))
        {
            foreach (var pattern in format.Patterns.All)
            {
                Assert.Matches("^[a-z0-9_]+\\.[a-z0-9_]+$", pattern.Code);
                _ = pattern.TryRead("x"u8, new Record());
            }
        }
    }

    [Fact]
    public void A_hostile_message_costs_a_bounded_number_of_steps()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a from ", 100_000)));
        var record = new Record();
        record.Reset(bytes, 0, bytes.Length);
        Assert.False(new MessagePattern("t.t", "{a} from {b} from {c} from {d:int} z").TryRead(record.Raw, record));
    }
}
