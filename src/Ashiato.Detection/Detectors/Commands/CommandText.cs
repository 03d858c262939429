namespace Ashiato.Detection.Detectors.Commands;

/// <summary>
/// A command line cut into its simple commands, roughly as a shell would: at <c>;</c>, <c>|</c>, <c>&amp;&amp;</c> and line ends outside
/// quotes, and inside the argument of <c>sh -c</c>. Bytes only, nothing is copied; linear, whatever the text.
/// </summary>
internal readonly ref struct CommandText
{
    /// <summary>More simple commands are not looked at.</summary>
    public const int MostParts = 64;

    private const int MostDepth = 4;

    /// <summary>Programs that run the program behind them.</summary>
    private static readonly WordSet Wrappers = new("sudo doas env nohup setsid time nice ionice timeout stdbuf exec command builtin chronic then do else if while ! xargs busybox unbuffer chrt taskset");

    /// <summary>Options that take a value: of sudo and doas, and of the others.</summary>
    private static readonly WordSet SudoValues = new("-u -g -h -p -C -r -t -U -D -R -T");
    private static readonly WordSet OtherValues = new("-n -c -k -s -I -P -L -d");

    private static readonly WordSet Shells = new("sh bash dash zsh ksh ash");
    private readonly ReadOnlySpan<CommandPart> _parts;

    private CommandText(ReadOnlySpan<byte> whole, ReadOnlySpan<CommandPart> parts)
    {
        Whole = whole;
        _parts = parts;
    }

    /// <summary>The command line.</summary>
    public ReadOnlySpan<byte> Whole { get; }

    /// <summary>Its simple commands, in their order.</summary>
    public ReadOnlySpan<CommandPart> Parts => _parts;

    /// <summary>Is it the name of a shell?</summary>
    public static bool IsShell(ReadOnlySpan<byte> name) => Shells.Has(name);

    /// <summary>Cuts a command line.</summary>
    /// <param name="text">The command line.</param>
    /// <param name="places">Room for <see cref="MostParts"/> parts.</param>
    public static CommandText Parse(ReadOnlySpan<byte> text, Span<CommandPart> places)
    {
        var count = 0;
        Cut(text, 0, text.Length, places, ref count, 0);
        return new CommandText(text, places[..count]);
    }

    /// <summary>The text of a simple command.</summary>
    public ReadOnlySpan<byte> TextOf(in CommandPart part) => Whole[part.Start..part.End];

    /// <summary>Its program as written, perhaps with a path.</summary>
    public ReadOnlySpan<byte> ProgramOf(in CommandPart part) => Whole[part.VerbStart..part.VerbEnd];

    /// <summary>Its program without the path, and without the version where it is a language.</summary>
    public ReadOnlySpan<byte> NameOf(in CommandPart part) => ProgramKinds.WithoutVersion(CommandWords.NameOf(ProgramOf(part)));

    /// <summary>What follows its program.</summary>
    public ReadOnlySpan<byte> ArgumentsOf(in CommandPart part) => Whole[part.ArgumentsStart..part.End];

    /// <summary>The words behind its program.</summary>
    public CommandWords WordsOf(in CommandPart part) => new(ArgumentsOf(part));

    /// <summary>The last word behind its program that is no redirection: where a file is copied to.</summary>
    public ReadOnlySpan<byte> LastWordOf(in CommandPart part)
    {
        ReadOnlySpan<byte> last = default;
        // Not WordsOf: what is returned must not seem to live in the part.
        var words = new CommandWords(Whole[part.ArgumentsStart..part.End]);
        while (words.MoveNext())
        {
            var word = words.Current;
            if (word.ContainsAny((byte)'>', (byte)'<'))
            {
                // "> file" is two words, ">file" one.
                _ = word[^1] is (byte)'>' or (byte)'<' && words.MoveNext();
            }
            else if (!word.IsEmpty)
            {
                last = word;
            }
        }

        return last;
    }

    /// <summary>Does a simple command change the file it names, as <c>sed -i</c> and <c>perl -pi</c> do?</summary>
    public bool EditsInPlace(in CommandPart part)
    {
        var name = NameOf(part);
        var isSed = name.SequenceEqual("sed"u8);
        if (!isSed && !name.SequenceEqual("perl"u8) && !name.SequenceEqual("ruby"u8))
        {
            return false;
        }

        foreach (var word in WordsOf(part))
        {
            if (isSed && word.StartsWith("--in-place"u8))
            {
                return true;
            }

            // Options that take a value end a row of letters.
            var values = isSed ? "efl"u8 : "eEMmIFCx"u8;
            if (word is [(byte)'-', not (byte)'-', ..] && word.IndexOf((byte)'i') is > 0 and var at && word[1..at].IndexOfAny(values) < 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void Cut(ReadOnlySpan<byte> text, int start, int end, Span<CommandPart> places, ref int count, int depth)
    {
        // A quote that is never closed was no quote (an apostrophe): then none counts.
        var quotesCount = AreClosed(text[start..end]);
        byte before = 0;
        var from = start;
        var quote = (byte)0;
        for (var at = start; at < end; at++)
        {
            var b = text[at];
            if (b == '\\')
            {
                at++;
            }
            else if (quote != 0)
            {
                quote = b == quote ? (byte)0 : quote;
            }
            else if (b is (byte)'\'' or (byte)'"' && quotesCount)
            {
                quote = b;
            }
            else if (SeparatorLength(text[start..end], at - start) is > 0 and var length)
            {
                Add(text, from, at, before, places, ref count, depth);
                before = b == '\n' ? (byte)';' : b == '|' && length == 2 && text[at + 1] == '|' ? (byte)';' : b;
                from = at + length;
                at = from - 1;
            }
        }

        Add(text, from, end, before, places, ref count, depth);
    }

    private static bool AreClosed(ReadOnlySpan<byte> text)
    {
        var quote = (byte)0;
        for (var at = 0; at < text.Length; at++)
        {
            var b = text[at];
            if (b == '\\')
            {
                at++;
            }
            else if (quote != 0)
            {
                quote = b == quote ? (byte)0 : quote;
            }
            else if (b is (byte)'\'' or (byte)'"')
            {
                quote = b;
            }
        }

        return quote == 0;
    }

    /// <summary>How long the separator is that stands here; 0 where there is none. <c>2&gt;&amp;1</c> is none.</summary>
    private static int SeparatorLength(ReadOnlySpan<byte> text, int at)
    {
        var b = text[at];
        var next = at + 1 < text.Length ? text[at + 1] : (byte)0;
        return b switch
        {
            (byte)';' or (byte)'\n' => 1,
            (byte)'|' => next is (byte)'|' or (byte)'&' ? 2 : 1,
            (byte)'&' when next == '&' => 2,
            (byte)'&' when (at == 0 || text[at - 1] is not ((byte)'>' or (byte)'<' or (byte)'&')) && next is (byte)' ' or 0 => 1,
            _ => 0,
        };
    }

    private static void Add(ReadOnlySpan<byte> text, int start, int end, byte before, Span<CommandPart> places, ref int count, int depth)
    {
        if (count == places.Length || text[start..end].Trim(" \t\r\n"u8).IsEmpty)
        {
            return;
        }

        var words = new CommandWords(text[start..end]);
        var values = default(WordSet);
        while (words.MoveNext())
        {
            var word = words.Current;
            if (word.IsEmpty || IsAssignment(word))
            {
                continue;
            }

            if (values is not null && (word[0] == '-' || char.IsAsciiDigit((char)word[0])))
            {
                _ = values.Has(word) && words.MoveNext();
                continue;
            }

            var name = CommandWords.NameOf(word);
            if (Wrappers.Has(name))
            {
                values = name.SequenceEqual("sudo"u8) || name.SequenceEqual("doas"u8) ? SudoValues : OtherValues;
                continue;
            }

            // The argument of "sh -c" is a command line itself, and that of "su - NAME -c".
            var isSwitch = name.SequenceEqual("su"u8) || name.SequenceEqual("runuser"u8);
            if ((isSwitch || IsShell(name)) && depth < MostDepth && TryScript(words.Rest, isSwitch, out var script))
            {
                var from = end - script.Length;
                var inner = text[from..end];
                from += inner.Length - inner.TrimStart("\"' \t"u8).Length;
                Cut(text, from, from + text[from..end].TrimEnd("\"' \t"u8).Length, places, ref count, depth + 1);
                return;
            }

            _ = text.Overlaps(word, out var at);
            places[count++] = new CommandPart(start, end, before, at, at + word.Length, end - words.Rest.Length);
            return;
        }
    }

    /// <summary><c>NAME=value</c> in front of a program.</summary>
    private static bool IsAssignment(ReadOnlySpan<byte> word)
    {
        var equals = word.IndexOf((byte)'=');
        return equals > 0 && word[0] != '-' && word[..equals].IndexOf((byte)'/') < 0;
    }

    /// <summary>What follows <c>-c</c>, <c>-lc</c> and the like. A shell's first other word is a file to run, that of su a user's name.</summary>
    private static bool TryScript(ReadOnlySpan<byte> arguments, bool isSwitch, out ReadOnlySpan<byte> script)
    {
        var words = new CommandWords(arguments);
        while (words.MoveNext() && (isSwitch || words.Current is [(byte)'-', ..]))
        {
            if (words.Current is [(byte)'-', not (byte)'-', ..] ? words.Current.IndexOf((byte)'c') > 0 : isSwitch && words.Current.SequenceEqual("--command"u8))
            {
                script = words.Rest;
                return !script.Trim(" \t"u8).IsEmpty;
            }
        }

        script = default;
        return false;
    }
}
