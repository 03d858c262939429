using System.Text;
using Ashiato.Core;

namespace Ashiato.Detection.Logcheck;

/// <summary>
/// Reads a file of shell assignments without a shell: <c>NAME=value</c>, quotes, comments, <c>$NAME</c> of what was assigned
/// before. Of command substitutions only <c>$(date +FORMAT)</c> is understood; nothing is ever executed.
/// </summary>
internal sealed class ShellAssignments(string path, List<LogcheckProblem> problems)
{
    /// <summary>Stands before a format that date(1) would have been given.</summary>
    internal const char DateMark = '\u0001';

    private static readonly Text NotAnAssignment = new(
        "only assignments (NAME=\"value\") are understood here; the line was left out",
        "ここでは代入（NAME=\"値\"）だけを解釈します。この行は無視しました");

    private static readonly Text NotExecuted = new(
        "commands in a configuration are not executed; the line was left out",
        "設定ファイル内のコマンドは実行しません。この行は無視しました");

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private string _line = "";
    private int _at;

    /// <summary>The value of each name, the last one where it is assigned more than once.</summary>
    internal IReadOnlyDictionary<string, string> Read(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (ReadLine(line) is { } trouble)
            {
                problems.Add(new LogcheckProblem(path, number, trouble));
            }
        }

        return _values;
    }

    private Text? ReadLine(string line)
    {
        (_line, _at) = (line, 0);
        SkipBlanks();
        if (_line.AsSpan(_at).StartsWith("export "))
        {
            _at += "export ".Length;
        }

        for (SkipBlanks(); _at < _line.Length && _line[_at] != '#'; SkipBlanks())
        {
            var from = _at;
            while (_at < _line.Length && (char.IsAsciiLetterOrDigit(_line[_at]) || _line[_at] == '_'))
            {
                _at++;
            }

            var name = _line[from.._at];
            if (name.Length == 0 || _at == _line.Length || _line[_at++] != '=')
            {
                return NotAnAssignment;
            }

            if (ReadValue() is not { } value)
            {
                return NotExecuted;
            }

            _values[name] = value;
        }

        return null;
    }

    private void SkipBlanks()
    {
        while (_at < _line.Length && (_line[_at] is ' ' or '\t' or '\r' or ';'))
        {
            _at++;
        }
    }

    private string? ReadValue()
    {
        var value = new StringBuilder();
        var quote = '\0';
        for (; _at < _line.Length && (quote != '\0' || _line[_at] is not (' ' or '\t' or '\r' or ';')); _at++)
        {
            var c = _line[_at];
            if (c == quote || (quote == '\0' && c is '"' or '\''))
            {
                quote = c == quote ? '\0' : c;
            }
            else if (quote != '\'' && c is '`' or '$')
            {
                if (!TryExpand(value))
                {
                    return null;
                }
            }
            else if (c == '\\' && quote != '\'' && _at + 1 < _line.Length)
            {
                _ = value.Append(_line[++_at]);
            }
            else
            {
                _ = value.Append(c);
            }
        }

        return quote == '\0' ? value.ToString() : null;
    }

    /// <summary>Reads <c>$NAME</c>, <c>${NAME}</c> or <c>$(date +FORMAT)</c>; stands on its last character then.</summary>
    private bool TryExpand(StringBuilder value)
    {
        if (_line.AsSpan(_at).StartsWith("$(date"))
        {
            return TryDate(value);
        }

        var isBraced = _at + 1 < _line.Length && _line[_at + 1] == '{';
        var from = _at + (isBraced ? 2 : 1);
        var to = from;
        while (to < _line.Length && (char.IsAsciiLetterOrDigit(_line[to]) || _line[to] == '_'))
        {
            to++;
        }

        if (_line[_at] != '$' || to == from || (isBraced && (to == _line.Length || _line[to] != '}')))
        {
            return false;
        }

        _ = value.Append(_values.GetValueOrDefault(_line[from..to], ""));
        _at = isBraced ? to : to - 1;
        return true;
    }

    private bool TryDate(StringBuilder value)
    {
        var end = _line.IndexOf(')', _at);
        var words = end < 0 ? "" : _line[(_at + "$(date".Length)..end].Trim();
        if (words.Length == 0 || words[0] != '+' || words.AsSpan().ContainsAny("$`|;&<>"))
        {
            return false;
        }

        _ = value.Append(DateMark).Append(words[1..].Trim('\'', '"'));
        _at = end;
        return true;
    }
}
