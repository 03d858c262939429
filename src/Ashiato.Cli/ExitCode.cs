namespace Ashiato.Cli;

/// <summary>What the program's exit status means (docs/exit-codes.md).</summary>
internal static class ExitCode
{
    /// <summary>Done; for <c>investigate</c>: the verdict is quiet or attacked.</summary>
    public const int Success = 0;

    /// <summary>A check of something a person wrote (rules) found mistakes.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>Evidence could not be read.</summary>
    public const int Unreadable = 3;

    /// <summary>The verdict is suspicious.</summary>
    public const int Suspicious = 10;

    /// <summary>The verdict is compromised.</summary>
    public const int Compromised = 20;

    /// <summary>Another run is using the same state (EX_TEMPFAIL of sysexits(3)).</summary>
    public const int Busy = 75;
}
