namespace Ashiato.Detection.Shapes;

/// <summary>What stands in a place where lines of one shape differ.</summary>
public enum ShapeKind
{
    /// <summary>The text itself: no place where lines differ.</summary>
    Literal,

    /// <summary>Decimal digits.</summary>
    Number,

    /// <summary>An IPv4 or IPv6 address.</summary>
    Address,

    /// <summary>The name of a host.</summary>
    Host,

    /// <summary>The name of a user, a group or a mailbox.</summary>
    Name,

    /// <summary>A path that begins with a slash.</summary>
    Path,

    /// <summary>Letters and digits that stand for one thing only: a queue's id, a fingerprint, a session.</summary>
    Id,
}
