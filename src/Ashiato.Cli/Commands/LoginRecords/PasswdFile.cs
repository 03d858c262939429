using System.Globalization;
using System.Text;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>The accounts of an /etc/passwd (passwd(5)), read from the file itself: it may be that of another machine.</summary>
internal sealed class PasswdFile
{
    /// <summary>A file is not read further than this many accounts.</summary>
    private const int MostAccounts = 1_000_000;

    private readonly List<Account> _accounts;
    private readonly Dictionary<string, Account> _byName = new(StringComparer.Ordinal);

    private PasswdFile(List<Account> accounts)
    {
        _accounts = accounts;
        foreach (var account in accounts)
        {
            _ = _byName.TryAdd(account.Name, account);
        }
    }

    /// <summary>One account.</summary>
    /// <param name="Name">Its name; bytes that are no UTF-8 are kept one to one as Latin-1.</param>
    /// <param name="Id">User id.</param>
    internal sealed record Account(string Name, uint Id)
    {
        /// <summary>The name's bytes.</summary>
        public byte[] NameBytes => Encoding.Latin1.GetBytes(Name);
    }

    /// <summary>The accounts in the order of the file.</summary>
    public IReadOnlyList<Account> Accounts => _accounts;

    /// <summary>Reads a file; one that cannot be read has no accounts.</summary>
    public static PasswdFile Read(string path)
    {
        var accounts = new List<Account>();
        try
        {
            foreach (var line in File.ReadLines(path, Encoding.Latin1))
            {
                if (Parse(line) is { } account && accounts.Count < MostAccounts)
                {
                    accounts.Add(account);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new PasswdFile([]);
        }

        return new PasswdFile(accounts);
    }

    /// <summary>The first account of that name, or null.</summary>
    /// <param name="name">The name as typed.</param>
    public Account? Find(string name) => _byName.GetValueOrDefault(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name)));

    /// <summary>The first account of that name, or null.</summary>
    /// <param name="name">The name's bytes.</param>
    public Account? Find(ReadOnlySpan<byte> name) => _byName.GetValueOrDefault(Encoding.Latin1.GetString(name));

    /// <summary>The first account of that user id, or null.</summary>
    public Account? Find(uint id) => _accounts.Find(a => a.Id == id);

    private static Account? Parse(string line)
    {
        line = line.TrimStart(' ', '\t');
        if (line.Length == 0 || line[0] == '#')
        {
            return null;
        }

        // The C library gives entries of NIS (nsswitch.conf, compat) with user id 0.
        var fields = line.Split(':');
        if (line[0] is '+' or '-' && fields.Length >= 3 && fields[2].Length == 0)
        {
            return new Account(fields[0], 0);
        }

        return fields.Length >= 4 && uint.TryParse(fields[2], NumberStyles.None, null, out var id) && uint.TryParse(fields[3], NumberStyles.None, null, out _)
            ? new Account(fields[0], id) : null;
    }
}
