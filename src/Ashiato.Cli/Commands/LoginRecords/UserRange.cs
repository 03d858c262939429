using System.Globalization;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>The users that <c>-u</c> of lastlog(8) and faillog(8) names: a name, an id, or a range <c>1000-</c>, <c>-99</c>, <c>1000-1999</c>.</summary>
/// <param name="Least">The smallest id, or null.</param>
/// <param name="Most">The largest id, or null.</param>
internal sealed record UserRange(uint? Least, uint? Most)
{
    private static readonly Text UnknownText = new("unknown user or range: {0}", "ユーザーまたは範囲が不明です: {0}");

    /// <summary>Is only one id meant?</summary>
    public bool IsOne => Least is not null && Least == Most;

    /// <summary>Is the id one of them?</summary>
    public bool Contains(uint id) => !(id < Least) && !(id > Most);

    /// <summary>The accounts in question, in the order of the file. A single id gives the first account of that id.</summary>
    public static IEnumerable<PasswdFile.Account> Select(PasswdFile accounts, UserRange? range) =>
        range is { IsOne: true, Least: { } id } ? accounts.Find(id) is { } one ? [one] : []
        : accounts.Accounts.Where(account => range is null || range.Contains(account.Id));

    /// <summary>Reads the argument of <c>-u</c>.</summary>
    /// <exception cref="UsageException">It is neither a user nor a range.</exception>
    public static UserRange Parse(string text, PasswdFile accounts)
    {
        if (accounts.Find(text) is { } account)
        {
            return new UserRange(account.Id, account.Id);
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? new UserRange(Number(text, text), Number(text, text))
            : dash == 0 ? new UserRange(null, Number(text[1..], text))
            : new UserRange(Number(text[..dash], text), dash == text.Length - 1 ? null : Number(text[(dash + 1)..], text));
    }

    private static uint Number(string digits, string text) =>
        ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (uint)number : throw new UsageException(UnknownText.With(text));
}
