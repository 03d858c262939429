namespace Ashiato.Detection.Ioc;

/// <summary>Where an indicator was met.</summary>
[Flags]
internal enum IocPlace
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>It came from outside.</summary>
    From = 1,

    /// <summary>Something here went to it.</summary>
    To = 2,

    /// <summary>It is on this host: a file.</summary>
    Here = 4,

    /// <summary>It logged in.</summary>
    LogIn = 8,
}
