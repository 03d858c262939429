using Ashiato.Detection.Detectors.Commands;

namespace Ashiato.Detection.Detectors.Web;

/// <summary>Is there a command of Unix in a URL's query, where web shells take theirs: <c>?cmd=cat+/etc/passwd</c>?</summary>
internal static class CommandQuery
{
    private const int MostValue = 256;
    private static readonly WordSet Keys = new("cmd exec command shell c execute system");

    /// <summary>Commands that say something without arguments, and mean nothing else.</summary>
    private static readonly WordSet Alone = new("id whoami uname pwd ifconfig netstat hostname");

    /// <summary>Commands that file managers of web sites and English have too: only with an argument.</summary>
    private static readonly WordSet WithArguments = new(
        "cat ls ps wget curl bash sh perl python python3 php nc ncat echo mysqldump tar find rm chmod ping nslookup base64 grep head tail mkdir cp mv kill crontab uname id netstat");

    /// <summary>Does a parameter of the query hold a command?</summary>
    public static bool HasCommand(ReadOnlySpan<byte> query)
    {
        Span<byte> value = stackalloc byte[MostValue];
        while (!query.IsEmpty)
        {
            var end = query.IndexOf((byte)'&');
            var parameter = end < 0 ? query : query[..end];
            query = end < 0 ? default : query[(end + 1)..];
            var equals = parameter.IndexOf((byte)'=');
            if (equals is > 0 and <= 16 && IsKey(parameter[..equals]) && IsCommand(value[..Decode(parameter[(equals + 1)..], value)]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKey(ReadOnlySpan<byte> name)
    {
        Span<byte> lower = stackalloc byte[16];
        return System.Text.Ascii.ToLower(name, lower, out var length) == System.Buffers.OperationStatus.Done && Keys.Has(lower[..length]);
    }

    private static bool IsCommand(ReadOnlySpan<byte> value)
    {
        // "; id" and "$(id)" break out of a command that the script runs.
        value = value.TrimStart(" ;|&$(`\"'"u8).TrimEnd(" )`\"';"u8);
        var end = value.IndexOfAny(" ;|&\t\n"u8);
        var name = CommandWords.NameOf(end < 0 ? value : value[..end]);
        return Alone.Has(name) ? end < 0 || WithArguments.Has(name) || value[end] != ' ' : end > 0 && WithArguments.Has(name);
    }

    /// <summary>Takes off percent-encoding; a plus is a blank.</summary>
    private static int Decode(ReadOnlySpan<byte> text, Span<byte> into)
    {
        var length = 0;
        for (var i = 0; i < text.Length && length < into.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && System.Buffers.Text.Utf8Parser.TryParse(text.Slice(i + 1, 2), out byte b, out var used, 'x') && used == 2)
            {
                into[length++] = b;
                i += 2;
            }
            else
            {
                into[length++] = text[i] == '+' ? (byte)' ' : text[i];
            }
        }

        return length;
    }
}
