namespace Ashiato.Detection.Audit;

/// <summary>What a line says about its event.</summary>
internal enum AuditRecordType
{
    /// <summary>Nothing that matters here.</summary>
    None,

    /// <summary>SYSCALL: the call, its process and its users.</summary>
    Call,

    /// <summary>EXECVE: the arguments of a program.</summary>
    Arguments,

    /// <summary>CWD: the working directory.</summary>
    Directory,

    /// <summary>PATH: a file that the call names.</summary>
    Path,

    /// <summary>SOCKADDR: the other end of a connection.</summary>
    Socket,

    /// <summary>PROCTITLE: the process' own command line; the kernel writes it last.</summary>
    Title,

    /// <summary>EOE: the end.</summary>
    End,

    /// <summary>USER_CMD: a command that sudo ran, an event by itself.</summary>
    Sudo,

    /// <summary>The whole event in one record (laurel).</summary>
    Whole,
}
