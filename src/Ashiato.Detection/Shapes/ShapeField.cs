using Ashiato.Core;

namespace Ashiato.Detection.Shapes;

/// <summary>Which fields of a record stand for something that differs from line to line, by the names of ECS.</summary>
internal static class ShapeField
{
    private static readonly (string End, ShapeKind Kind)[] ByEnd =
    [
        (".ip", ShapeKind.Address), (".port", ShapeKind.Number), (".pid", ShapeKind.Number), (".bytes", ShapeKind.Number), (".domain", ShapeKind.Host),
        (".queue_id", ShapeKind.Id), (".key_fingerprint", ShapeKind.Id), ("session.id", ShapeKind.Id), ("email.from.address", ShapeKind.Name),
        ("email.to.address", ShapeKind.Name), ("user.name", ShapeKind.Name), ("user.effective.name", ShapeKind.Name), ("user.actor.name", ShapeKind.Name),
        ("group.name", ShapeKind.Name), ("user.id", ShapeKind.Number), ("group.id", ShapeKind.Number), ("file.path", ShapeKind.Path), ("url.path", ShapeKind.Path),
        ("sudo.pwd", ShapeKind.Path), ("useradd.home", ShapeKind.Path),
    ];

    /// <summary>The kind of place that a field's value is; <see cref="ShapeKind.Literal"/> for one that says what happened.</summary>
    public static ShapeKind KindOf(FieldName name)
    {
        foreach (var (end, kind) in ByEnd)
        {
            if (name.Name.EndsWith(end, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return ShapeKind.Literal;
    }
}
