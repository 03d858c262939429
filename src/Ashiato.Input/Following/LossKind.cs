namespace Ashiato.Input.Following;

/// <summary>How lines were lost.</summary>
public enum LossKind
{
    /// <summary>The log became shorter, and no rotated part holds what was in it.</summary>
    Shrank,

    /// <summary>Another file is in its place, or its content was changed, and no rotated part holds what was in it.</summary>
    Replaced,

    /// <summary>The log was rotated so often that parts may have been deleted before they were read.</summary>
    RotatedAway,

    /// <summary>Entries of the journal were removed before they were read.</summary>
    JournalRemoved,
}
