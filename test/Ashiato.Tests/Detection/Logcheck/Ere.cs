using System.Text;
using Ashiato.Detection.Logcheck;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Tests.Detection.Logcheck;

/// <summary>Single patterns for tests.</summary>
internal static class Ere
{
    /// <summary>Every byte is a character of its own: <c>\xe9</c> in a test is that byte.</summary>
    internal static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);

    /// <summary>The set of one pattern, or null with the error.</summary>
    internal static RuleSet? Compile(byte[] pattern, EreLocale locale, out LogcheckProblem? problem)
    {
        var reader = new RuleReader(locale);
        // An empty pattern and one that begins with # are no patterns in a rule file; neither matters here.
        var rules = reader.ReadFile(new RuleText("test", "test", pattern));
        problem = reader.Problems.Count > 0 ? reader.Problems[0] : null;
        return problem is null ? RuleSet.Of(locale, rules) : null;
    }
}
