namespace Ashiato.Mail;

/// <summary>Kinds of trouble; the values are those of sysexits(3), which callers of sendmail(8) know.</summary>
public enum MailTrouble
{
    /// <summary>EX_USAGE: the command line is wrong, or there is no recipient.</summary>
    Usage = 64,

    /// <summary>EX_DATAERR: the message cannot be sent as it is (longer than a letter may be).</summary>
    Data = 65,

    /// <summary>EX_NOUSER: an address is none.</summary>
    NoUser = 67,

    /// <summary>EX_OSERR: the system refused something.</summary>
    System = 71,

    /// <summary>EX_CANTCREAT: the spool cannot be written.</summary>
    CannotCreate = 73,

    /// <summary>EX_IOERR: reading or writing failed.</summary>
    InputOutput = 74,

    /// <summary>EX_CONFIG: the configuration cannot be used.</summary>
    Configuration = 78,
}
