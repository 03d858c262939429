using MimeKit;

namespace Ashiato.Mail.Message;

/// <summary>Completes local names in a field of addresses. A field in which all have a domain, or that cannot be read, stays as it came.</summary>
internal static class AddressCompletion
{
    /// <summary>The field, its local names with a domain.</summary>
    public static HeaderField Complete(HeaderField field, AddressRules rules)
    {
        if (!InternetAddressList.TryParse(field.Value, out var list) || list.Mailboxes.All(m => m.Address.Contains('@', StringComparison.Ordinal)))
        {
            return field;
        }

        foreach (var mailbox in list.Mailboxes.Where(m => m.Address.Length > 0))
        {
            mailbox.Address = rules.AddressOf(mailbox.Address);
        }

        return HeaderField.Of(field.Name, list.ToString(FormatOptions.Default, encode: false));
    }
}
