using System.Text;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck;

/// <summary>One pattern of a rule file.</summary>
public sealed class LogcheckRule
{
    internal LogcheckRule(string path, int line, byte[] bytes, EreNode pattern) => (Path, Line, Bytes, Pattern) = (path, line, bytes, pattern);

    /// <summary>The file it stands in.</summary>
    public string Path { get; }

    /// <summary>The number of its line, from 1.</summary>
    public int Line { get; }

    /// <summary>As it is written.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    internal byte[] Bytes { get; }

    internal EreNode Pattern { get; }
}
