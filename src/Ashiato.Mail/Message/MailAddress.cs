using Ashiato.Core;
using MimeKit;

namespace Ashiato.Mail.Message;

/// <summary>Addresses as people and programs write them.</summary>
internal static class MailAddress
{
    /// <summary>RFC 5321 4.5.3.1: 64 octets, @, 255 octets.</summary>
    private const int Longest = 320;

    /// <summary>The bare addresses in a text such as <c>Root &lt;root@example.com&gt;, admin</c>; groups give their members.</summary>
    /// <exception cref="MailException">It holds something else.</exception>
    public static IEnumerable<string> List(string text) =>
        InternetAddressList.TryParse(text, out var list) ? list.Mailboxes.Select(m => Checked(m.Address)) : throw NoAddress(text);

    /// <summary>The addresses in an argument, which is one line.</summary>
    /// <exception cref="MailException">It holds something else.</exception>
    public static IEnumerable<string> Argument(string text) => text.Any(char.IsControl) ? throw NoAddress(text) : List(text);

    /// <summary>The address, when it is one that may go into the dialogue with a hub.</summary>
    /// <exception cref="MailException">It is none.</exception>
    public static string Checked(string address) => IsAddress(address) ? address : throw NoAddress(address);

    /// <summary>Is it a bare address, with or without a domain?</summary>
    public static bool IsAddress(string address) =>
        address.Length is > 0 and <= Longest && !address.Any(c => char.IsControl(c) || c is '<' or '>' or '\u2028' or '\u2029' || char.IsSurrogate(c))
            && address[0] != '-' && MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address && mailbox.Route.Count == 0;

    private static MailException NoAddress(string text) =>
        new(MailTrouble.NoUser, new Text("'{0}' is no mail address", "'{0}' はメールアドレスとして読めません").With(text.Length > Longest ? text[..Longest] + "…" : text));
}
