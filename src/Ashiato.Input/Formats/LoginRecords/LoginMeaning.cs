using Ashiato.Core;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>What a login record says in ECS words.</summary>
/// <param name="Code"><c>event.code</c>.</param>
/// <param name="Action"><c>event.action</c>.</param>
/// <param name="Category"><c>event.category</c>.</param>
/// <param name="Outcome"><c>event.outcome</c>, or null.</param>
internal sealed record LoginMeaning(Constant Code, Constant Action, Constant Category, Constant? Outcome)
{
    private static readonly Constant Authentication = new("authentication");
    private static readonly Constant Session = new("session");
    private static readonly Constant Host = new("host");
    private static readonly Constant Process = new("process");

    /// <summary>A failed log-in of btmp.</summary>
    public static readonly LoginMeaning Failed = new(new("btmp.failed"), new("login"), Authentication, Constant.Failure);

    /// <summary>The last log-in of an account (lastlog).</summary>
    public static readonly LoginMeaning LastLogin = new(new("lastlog.login"), new("login"), Authentication, Constant.Success);

    /// <summary>The last log-in of an account (lastlog2).</summary>
    public static readonly LoginMeaning LastLogin2 = new(new("lastlog2.login"), new("login"), Authentication, Constant.Success);

    /// <summary>Failed log-ins of an account (faillog).</summary>
    public static readonly LoginMeaning FailCounter = new(new("faillog.failed"), new("login"), Authentication, Constant.Failure);

    private static readonly LoginMeaning Login = new(new("wtmp.login"), new("login"), Authentication, Constant.Success);
    private static readonly LoginMeaning Logout = new(new("wtmp.logout"), new("logout"), Session, null);
    private static readonly LoginMeaning Boot = new(new("wtmp.boot"), new("boot"), Host, null);
    private static readonly LoginMeaning Shutdown = new(new("wtmp.shutdown"), new("shutdown"), Host, null);
    private static readonly LoginMeaning RunLevel = new(new("wtmp.runlevel"), new("runlevel"), Host, null);
    private static readonly LoginMeaning NewTime = new(new("wtmp.new_time"), new("clock_changed"), Host, null);
    private static readonly LoginMeaning OldTime = new(new("wtmp.old_time"), new("clock_changed"), Host, null);
    private static readonly LoginMeaning Init = new(new("wtmp.init"), new("process_started"), Process, null);
    private static readonly LoginMeaning Getty = new(new("wtmp.getty"), new("login_prompt"), Process, null);
    private static readonly LoginMeaning Unknown = new(new("wtmp.unknown"), new("unknown"), Host, null);

    /// <summary>The meaning of a record of wtmp or utmp; null for an empty slot.</summary>
    /// <param name="record">The record.</param>
    public static LoginMeaning? OfWtmp(in LoginRecord record) => record.Type switch
    {
        LoginRecordType.Empty => null,
        LoginRecordType.UserProcess => record.User.IsEmpty ? Logout : Login,
        LoginRecordType.DeadProcess => Logout,
        LoginRecordType.BootTime => Boot,
        LoginRecordType.RunLevel => record.User.SequenceEqual("shutdown"u8) ? Shutdown : RunLevel,
        LoginRecordType.NewTime => NewTime,
        LoginRecordType.OldTime => OldTime,
        LoginRecordType.InitProcess => Init,
        LoginRecordType.LoginProcess => Getty,
        _ => Unknown,
    };

    /// <summary>The meaning of a record of wtmpdb by its own type numbers (1 boot, 2 run level, 3 log-in).</summary>
    /// <param name="type">The column <c>Type</c>.</param>
    public static LoginMeaning OfWtmpdb(long type) => type switch { 1 => Boot, 2 => RunLevel, 3 => Login, _ => Unknown };

    /// <summary>Sets the event fields of a record.</summary>
    /// <param name="record">The record to fill.</param>
    public void ApplyTo(Record record)
    {
        record.Set(FieldNames.EventCode, Code);
        record.Set(FieldNames.EventAction, Action);
        record.Set(FieldNames.EventCategory, Category);
        if (Outcome is not null)
        {
            record.Set(FieldNames.EventOutcome, Outcome);
        }
    }
}
