namespace Ashiato.Detection.Shapes;

/// <summary>One part of a line's shape.</summary>
/// <param name="Kind">A text, or what stands in its place.</param>
/// <param name="Text">The text; empty for places where lines differ.</param>
public readonly record struct ShapePart(ShapeKind Kind, string Text);
