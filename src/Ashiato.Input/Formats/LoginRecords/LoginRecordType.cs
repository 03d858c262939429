namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>What a login record tells: the values of <c>ut_type</c> in utmp(5).</summary>
public enum LoginRecordType : short
{
    /// <summary><c>EMPTY</c>: the slot holds nothing.</summary>
    Empty = 0,

    /// <summary><c>RUN_LVL</c>: the run level changed; the new level is the low byte of the process id, the old one the next byte.</summary>
    RunLevel = 1,

    /// <summary><c>BOOT_TIME</c>: the system started.</summary>
    BootTime = 2,

    /// <summary><c>NEW_TIME</c>: the clock after it was set.</summary>
    NewTime = 3,

    /// <summary><c>OLD_TIME</c>: the clock before it was set.</summary>
    OldTime = 4,

    /// <summary><c>INIT_PROCESS</c>: a process that init started.</summary>
    InitProcess = 5,

    /// <summary><c>LOGIN_PROCESS</c>: a terminal that waits for a log-in; in btmp, a failed log-in.</summary>
    LoginProcess = 6,

    /// <summary><c>USER_PROCESS</c>: somebody logged in.</summary>
    UserProcess = 7,

    /// <summary><c>DEAD_PROCESS</c>: the session or process ended.</summary>
    DeadProcess = 8,

    /// <summary><c>ACCOUNTING</c>: not used on Linux.</summary>
    Accounting = 9,
}
