using System.Text;
using Ashiato.Core;

namespace Ashiato.Detection.Shapes;

/// <summary>What lines of one kind have in common: the program, its texts, and the places in which numbers, names and addresses differ.</summary>
public sealed class LineShape
{
    /// <summary>
    /// What stands before the program in a line of syslog: <c>Mar  2 06:25:01</c> or an ISO 8601 stamp, then the host. Tight enough that
    /// nothing that a stranger wrote can stand before it.
    /// </summary>
    internal const string Header = "^([[:upper:]][[:lower:]]{2} [ [:digit:]][[:digit:]] [[:digit:]:]{8}|[[:digit:]T:.+-]{19,35}Z?) [[:alnum:]._-]+ ";

    private string? _key;

    internal LineShape(bool hasHeader, string? program, bool hasPid, IReadOnlyList<ShapePart> parts)
    {
        (HasHeader, Program, HasPid, Parts) = (hasHeader, program, hasPid, parts);
    }

    /// <summary>Has the line a header of syslog (stamp and host)? Then the parts are what stands behind it, else the whole line.</summary>
    public bool HasHeader { get; }

    /// <summary>The program behind the header, or null when it has none of the usual form.</summary>
    public string? Program { get; }

    /// <summary>Does the process id stand behind the program's name?</summary>
    public bool HasPid { get; }

    /// <summary>The message.</summary>
    public IReadOnlyList<ShapePart> Parts { get; }

    /// <summary>The same for lines of one shape, and different for others.</summary>
    public string Key => _key ??= In(Language.En);

    /// <summary>For a person: <c>sshd: Failed password for &lt;name&gt; from &lt;address&gt; port &lt;number&gt; ssh2</c>. Holds texts of strangers: escape it before showing it.</summary>
    public string In(Language language)
    {
        var text = new StringBuilder();
        if (Program is not null)
        {
            _ = text.Append(Program).Append(": ");
        }

        foreach (var part in Parts)
        {
            _ = text.Append(part.Kind == ShapeKind.Literal ? part.Text : ShapeClass.Label(part.Kind).In(language));
        }

        return text.ToString();
    }

    /// <summary>A POSIX extended regular expression (grep -E, logcheck) for lines of this shape and no others, from the beginning of the line to its end.</summary>
    public string ToExpression()
    {
        var text = new StringBuilder();
        _ = text.Append(HasHeader ? Header : "^");
        if (Program is not null)
        {
            Quote(Program, text);
            _ = text.Append(HasPid ? "\\[[[:digit:]]+\\]: " : ": ");
        }

        foreach (var part in Parts)
        {
            if (part.Kind == ShapeKind.Literal)
            {
                Quote(part.Text, text);
            }
            else
            {
                _ = text.Append(ShapeClass.Expression(part.Kind));
            }
        }

        return text.Append('$').ToString();
    }

    /// <summary>Everything that means something to an extended regular expression gets a back-slash; what cannot stand in a rule file is any character.</summary>
    private static void Quote(string text, StringBuilder into)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) || c == '\uFFFD')
            {
                _ = into.Append('.');
                continue;
            }

            if ("\\.[]{}()*+?^$|".Contains(c, StringComparison.Ordinal))
            {
                _ = into.Append('\\');
            }

            _ = into.Append(c);
        }
    }
}
