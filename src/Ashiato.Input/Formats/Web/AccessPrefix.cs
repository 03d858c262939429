using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>
/// What stands in front of an access line's time: <c>%h %l %u</c>, perhaps with a virtual host (<c>name</c> or
/// <c>name:port</c>) or a list of forwarded addresses first, perhaps with the identity or the user left out.
/// </summary>
internal static class AccessPrefix
{
    public static bool TryRead(ReadOnlySpan<byte> prefix, Record record)
    {
        if (prefix.IsEmpty)
        {
            return false;
        }

        if (prefix[0] == '"')
        {
            return TryQuotedList(prefix, record);
        }

        var blank = prefix.IndexOf((byte)' ');
        var first = blank < 0 ? prefix : prefix[..blank];
        var rest = blank < 0 ? default : prefix[(blank + 1)..].TrimStart((byte)' ');
        if (first[^1] == ',')
        {
            return TryList(prefix, record);
        }

        // The common case first: "address - user".
        if (HostText.IsV4(first) && (rest.StartsWith("- "u8) || rest is [(byte)'-']))
        {
            record.Set(FieldNames.SourceIp, first);
            SetUser(rest, record);
            return true;
        }

        if (rest.StartsWith("- "u8) || rest is [(byte)'-'])
        {
            return TrySet(first, rest, record);
        }

        var isAddress = HostText.IsAddress(first);
        var end = rest.IndexOf((byte)' ');
        var second = end < 0 ? rest : rest[..end];
        var tail = end < 0 ? default : rest[(end + 1)..].TrimStart((byte)' ');
        if (second is [.., (byte)','] && HostText.IsAddress(second[..^1]))
        {
            WebFields.SetHost(record, first);
            return TryList(rest, record);
        }

        if (!HostText.IsAddress(second) && (isAddress || !(tail.StartsWith("- "u8) || tail is [(byte)'-'])))
        {
            // Without an address in sight it must be exactly client, identity, user: else any text with a time in it would do.
            return (isAddress || (!tail.IsEmpty && tail.IndexOf((byte)' ') < 0) || rest.IsEmpty) && TrySet(first, rest, record);
        }

        if (!IsHost(first))
        {
            return false;
        }

        WebFields.SetHost(record, first);
        return TrySet(second, tail, record);
    }

    /// <summary><c>"10.0.0.1, 10.0.0.2" 192.0.2.1 - user</c>: nginx with <c>"$http_x_forwarded_for"</c> first.</summary>
    private static bool TryQuotedList(ReadOnlySpan<byte> prefix, Record record)
    {
        var cursor = new TextCursor(prefix);
        _ = cursor.TryQuoted(out var list);
        if (cursor.IsAtEnd && cursor.Rest.IsEmpty && list.Length == prefix.Length - 1)
        {
            return false;
        }

        WebFields.AddForwarded(record, list);
        if (cursor.Rest.StartsWith(" - "u8) || cursor.Rest is [] or [(byte)' ', (byte)'-'])
        {
            WebFields.SetClients(record, list);
            SetUser(cursor.Rest.TrimStart((byte)' '), record);
            return record.Has(FieldNames.SourceIp) || list is [(byte)'-'];
        }

        var proxy = cursor.Token();
        WebFields.SetClients(record, list is [(byte)'-'] or [] ? proxy : list);
        SetUser(cursor.Rest.TrimStart((byte)' '), record);
        return IsHost(proxy);
    }

    /// <summary><c>10.0.0.1, 10.0.0.2 - user</c>.</summary>
    private static bool TryList(ReadOnlySpan<byte> prefix, Record record)
    {
        var end = 0;
        while (true)
        {
            var comma = prefix[end..].IndexOf((byte)',');
            if (comma < 0)
            {
                break;
            }

            end += comma + 1;
            while (end < prefix.Length && prefix[end] == ' ')
            {
                end++;
            }
        }

        var blank = prefix[end..].IndexOf((byte)' ');
        var list = blank < 0 ? prefix : prefix[..(end + blank)];
        WebFields.AddForwarded(record, list);
        WebFields.SetClients(record, list);
        SetUser(blank < 0 ? default : prefix[(end + blank)..].TrimStart((byte)' '), record);
        return record.Has(FieldNames.SourceIp) || record.Has(WebFields.ForwardedIp);
    }

    private static bool TrySet(ReadOnlySpan<byte> client, ReadOnlySpan<byte> identityAndUser, Record record)
    {
        if (!IsHost(client))
        {
            return false;
        }

        WebFields.SetClient(record, client);
        SetUser(identityAndUser, record);
        return true;
    }

    private static void SetUser(ReadOnlySpan<byte> identityAndUser, Record record)
    {
        var blank = identityAndUser.IndexOf((byte)' ');
        var user = blank < 0 ? default : identityAndUser[(blank + 1)..].Trim((byte)' ');
        if (!user.IsEmpty && user is not [(byte)'-'])
        {
            record.Set(FieldNames.UserName, user.Length > 1 && user[0] == '"' && user[^1] == '"' ? user[1..^1] : user);
        }
    }

    private static bool IsHost(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 255)
        {
            return false;
        }

        var run = HostText.RunLength(text);
        return run == text.Length || text is [(byte)'*', ..] || (text[0] == '[' && text.IndexOf((byte)']') > 2);
    }
}
