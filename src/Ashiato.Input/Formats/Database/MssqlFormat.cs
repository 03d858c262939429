using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Database;

/// <summary>SQL Server on Linux, <c>/var/opt/mssql/log/errorlog</c>: <c>yyyy-MM-dd hh:mm:ss.ff SOURCE      text</c>.</summary>
internal sealed class MssqlFormat : LineFormat
{
    private static readonly FieldName Source = FieldName.Get("mssql.log.origin");

    private static readonly PatternSet Kinds = new(
        new("mssql.login_failed", "Login failed for user '{user.name:greedy}'. Reason: {event.reason:greedy} [CLIENT: {source:host}]", Meaning.LoginFailed),
        new("mssql.login_failed", "Login failed for user '{user.name:greedy}'. [CLIENT: {source:host}]", Meaning.LoginFailed),
        new("mssql.login_succeeded", "Login succeeded for user '{user.name:greedy}'. {event.reason:greedy} [CLIENT: {source:host}]", Meaning.LoggedIn),
        new("mssql.error", "Error: {error.code:int}, Severity: {mssql.severity:int}, State: {mssql.state:int}.", Meaning.Failure),
        new("mssql.configuration", "Configuration option '{mssql.option}' changed from {mssql.from:word} to {mssql.to:word}. {*}", new("event.category=configuration", "event.action=option_change")));

    public override string Name => "mssql";

    public override Text Title => new("Microsoft SQL Server's error log", "Microsoft SQL Server のエラーログ");

    public override string FirstBytes => "12";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        // The source is padded to twelve columns: Logon, Server, spid51, Backup.
        if (line.Length < 37 || line[19] != '.' || line[22] != ' ' || line[35] == ' ' || line[34] != ' ' || !context.Stamps.TryIso(line[..22], out var stamp) || stamp.Length != 22)
        {
            return false;
        }

        var source = line[23..35].TrimEnd((byte)' ');
        if (source.IsEmpty || source.Length > 11 || source.IndexOf((byte)' ') >= 0 || !char.IsAsciiLetter((char)source[0]))
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Set(Source, source);
        record.SetExact(FieldNames.Message, line[35..]);
        _ = Kinds.TryRead(line[35..], record);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => StampLook.Begins(line) ? Joins.No : Joins.Maybe;
}
