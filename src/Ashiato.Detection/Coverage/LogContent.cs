namespace Ashiato.Detection.Coverage;

/// <summary>What became of a file's content when it was read. A file without records is empty only if it was read.</summary>
public enum LogContent
{
    /// <summary>It was read, as far as it goes.</summary>
    Read,

    /// <summary>Nothing of it could be read: no permission, damage, a library that is missing.</summary>
    Unread,

    /// <summary>It is no log: other data stands in its place.</summary>
    Foreign,
}
