using Ashiato.Core;

namespace Ashiato.Cli.CommandLine;

/// <summary>
/// Takes a command line apart by the rules of getopt_long(3): letters may be clustered (<c>-wx</c>), an argument may be
/// glued on (<c>-n5</c>, <c>--limit=5</c>), long names may be cut where they stay unique, operands may stand between
/// options, <c>--</c> ends the options.
/// </summary>
internal static class GetOpt
{
    /// <summary>Takes the arguments apart.</summary>
    /// <param name="arguments">The words after the command's name.</param>
    /// <param name="known">The options the command has.</param>
    /// <param name="digits">When given, <c>-5</c> counts as this option with argument 5 (the old form of last(1)).</param>
    /// <exception cref="UsageException">An option is unknown, ambiguous, or its argument is missing or too much.</exception>
    public static ParsedArguments Parse(IReadOnlyList<string> arguments, IReadOnlyList<Option> known, Option? digits = null)
    {
        var options = new List<(Option, string?)>();
        var operands = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var word = arguments[i];
            if (word == "--")
            {
                operands.AddRange(arguments.Skip(i + 1));
                break;
            }

            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                options.Add(Long(word[2..], arguments, known, ref i));
            }
            else if (word.Length > 1 && word[0] == '-')
            {
                Letters(word, arguments, known, digits, options, ref i);
            }
            else
            {
                operands.Add(word);
            }
        }

        return new ParsedArguments(options, operands);
    }

    private static (Option, string?) Long(string word, IReadOnlyList<string> arguments, IReadOnlyList<Option> known, ref int i)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? word : word[..equals];
        var value = equals < 0 ? null : word[(equals + 1)..];
        var candidates = known.Where(o => o.Long == name).ToList();
        if (candidates.Count == 0 && name.Length > 0)
        {
            candidates = known.Where(o => o.Long.StartsWith(name, StringComparison.Ordinal)).ToList();
        }

        if (candidates.Count != 1)
        {
            // Taken off the command line before, where it is one of the two.
            throw new UsageException(name == "lang" ? new Text("--lang is ja or en", "--lang には ja か en を指定してください") : candidates.Count == 0
                ? new Text("unknown option --{0}; --help lists the options", "--{0} というオプションはありません。一覧は --help で表示します").With(name)
                : new Text("--{0} could mean {1}", "--{0} は {1} のどれか決められません").With(name, string.Join(", ", candidates.Select(c => "--" + c.Long))));
        }

        var option = candidates[0];
        if (value is not null && option.Argument == ArgumentKind.None)
        {
            throw new UsageException(new Text("--{0} takes no argument", "--{0} に引数は付けられません").With(option.Long));
        }

        if (value is null && option.Argument == ArgumentKind.Required)
        {
            value = ++i < arguments.Count ? arguments[i] : throw MissingArgument("--" + option.Long, option);
        }

        return (option, value);
    }

    private static void Letters(
        string word, IReadOnlyList<string> arguments, IReadOnlyList<Option> known, Option? digits, List<(Option, string?)> options, ref int i)
    {
        for (var at = 1; at < word.Length; at++)
        {
            if (digits is not null && char.IsAsciiDigit(word[at]))
            {
                var end = at;
                while (end < word.Length && char.IsAsciiDigit(word[end]))
                {
                    end++;
                }

                options.Add((digits, word[at..end]));
                at = end - 1;
                continue;
            }

            var letter = word[at];
            var option = known.FirstOrDefault(o => o.Short == letter && letter != '\0')
                ?? throw new UsageException(new Text("unknown option -{0}; --help lists the options", "-{0} というオプションはありません。一覧は --help で表示します").With(letter));
            if (option.Argument == ArgumentKind.None)
            {
                options.Add((option, null));
                continue;
            }

            string? value = at + 1 < word.Length ? word[(at + 1)..] : null;
            if (value is null && option.Argument == ArgumentKind.Required)
            {
                value = ++i < arguments.Count ? arguments[i] : throw MissingArgument("-" + letter, option);
            }

            options.Add((option, value));
            return;
        }
    }

    /// <summary>An option stands without the argument that it needs, or with an empty one.</summary>
    public static UsageException MissingArgument(string given, Option option) =>
        new(new Text("{0} needs an argument: {1}", "{0} には引数 {1} が必要です").With(given, option.ArgumentName));
}
