using Ashiato.Core;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>The field names that only login records have.</summary>
public static class LoginRecordFieldNames
{
    /// <summary><c>utmp.type</c>: the number of <c>ut_type</c>.</summary>
    public static readonly FieldName Type = FieldName.Get("utmp.type");

    /// <summary><c>utmp.id</c>.</summary>
    public static readonly FieldName Id = FieldName.Get("utmp.id");

    /// <summary><c>utmp.line</c>: the terminal.</summary>
    public static readonly FieldName Line = FieldName.Get("utmp.line");

    /// <summary><c>utmp.host</c>: the other end as written; the kernel's version for boots.</summary>
    public static readonly FieldName Host = FieldName.Get("utmp.host");

    /// <summary><c>utmp.service</c>: the PAM service of lastlog2 and wtmpdb.</summary>
    public static readonly FieldName Service = FieldName.Get("utmp.service");

    /// <summary><c>faillog.count</c>: failures since the last success.</summary>
    public static readonly FieldName FailCount = FieldName.Get("faillog.count");

    /// <summary><c>faillog.maximum</c>: failures after which the account is locked; 0 for never.</summary>
    public static readonly FieldName FailMaximum = FieldName.Get("faillog.maximum");

    /// <summary><c>faillog.lock_seconds</c>: how long the account is locked after a failure.</summary>
    public static readonly FieldName FailLockSeconds = FieldName.Get("faillog.lock_seconds");

    /// <summary><c>event.end</c>: when the session ended, RFC 3339 in UTC.</summary>
    public static readonly FieldName EventEnd = FieldName.Get("event.end");
}
