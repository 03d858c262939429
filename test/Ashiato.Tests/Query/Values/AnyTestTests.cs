using System.Text;
using Ashiato.Query.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Ashiato.Tests.Query.Values;

public sealed class AnyTestTests
{
    private static readonly string[] Words = ["eval(", "system(", "/etc/", "PassWd", "..", "é", "cmd=", "ab", "Σ", "select", "%00", "x"];

    /// <summary>Many texts are sieved in one walk: the answer is that of each test asked by itself.</summary>
    [Fact]
    public void Many_texts_answer_as_each_by_itself()
    {
        var word = Gen.Elements(Words);
        var tests = Gen.ListOf(Gen.Elements(Words).SelectMany(w => Gen.Elements(TextPlace.Anywhere, TextPlace.Beginning, TextPlace.End, TextPlace.Whole).Select(p => WildcardTest.For(w, p)))).Where(l => l.Count > 0);
        var value = Gen.ListOf(Gen.OneOf(word, word.Select(w => w.ToUpperInvariant()), Gen.Elements(" ", "zz", "/", "select"))).Select(string.Concat);
        Prop.ForAll(tests.ToArbitrary(), value.ToArbitrary(), (list, text) =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return new AnyTest([.. list]).Matches(bytes) == list.Any(t => t.Matches(bytes));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("x=1;CMD=ls", true)]
    [InlineData("nothing here", false)]
    [InlineData("", false)]
    public void Twelve_texts_are_found_in_either_case(string value, bool isMatch) =>
        Assert.Equal(isMatch, new AnyTest([.. Words.Take(11).Select(w => WildcardTest.For(w, TextPlace.Anywhere))]).Matches(Encoding.UTF8.GetBytes(value)));
}
