namespace Ashiato.Detection.Detectors.Commands;

/// <summary>The files that a simple command writes its output to: <c>&gt; FILE</c>, <c>&gt;&gt; FILE</c>, not <c>2&gt;&amp;1</c>. For <c>foreach</c>.</summary>
internal ref struct Redirections
{
    private readonly bool _onlyAnew;
    private ReadOnlySpan<byte> _rest;

    private Redirections(ReadOnlySpan<byte> text, bool onlyAnew)
    {
        _rest = text;
        _onlyAnew = onlyAnew;
    }

    /// <summary>The file.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>All of them.</summary>
    public static Redirections All(ReadOnlySpan<byte> text) => new(text, onlyAnew: false);

    /// <summary>Those that write their file anew, not <c>&gt;&gt; FILE</c>.</summary>
    public static Redirections Anew(ReadOnlySpan<byte> text) => new(text, onlyAnew: true);

    /// <summary>For <c>foreach</c>.</summary>
    public readonly Redirections GetEnumerator() => this;

    /// <summary>Goes to the next file; false behind the last.</summary>
    public bool MoveNext()
    {
        while (_rest.IndexOf((byte)'>') is >= 0 and var at)
        {
            _rest = _rest[(at + 1)..];
            var isAppend = _rest is [(byte)'>', ..];
            _rest = isAppend ? _rest[1..] : _rest;
            var words = new CommandWords(_rest);
            if (!(isAppend && _onlyAnew) && _rest is not [(byte)'&', ..] && words.MoveNext())
            {
                Current = words.Current;
                return true;
            }
        }

        return false;
    }
}
