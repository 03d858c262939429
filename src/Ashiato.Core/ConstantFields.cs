namespace Ashiato.Core;

/// <summary>Text fields that many records carry alike (what a kind of message means), made once and set together.</summary>
public sealed class ConstantFields
{
    private readonly Field[] _fields;

    /// <summary>Fields of constant texts.</summary>
    /// <param name="fields">Names, each at most once, and their values.</param>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public ConstantFields(IEnumerable<(FieldName Name, Constant Value)> fields)
    {
        var all = fields.ToArray();
        if (all.DistinctBy(f => f.Name).Count() != all.Length)
        {
            throw new ArgumentException("A name stands twice: " + string.Join(", ", all.Select(f => f.Name)), nameof(fields));
        }

        Code = Array.Find(all, f => ReferenceEquals(f.Name, FieldNames.EventCode)).Value;
        Names = all.Aggregate(0UL, (names, field) => names | field.Name.Bit);
        _fields = [.. all.Select(f => new Field(f.Name, f.Value))];
    }

    /// <summary>The value of <c>event.code</c>, when it is among the fields.</summary>
    internal Constant? Code { get; }

    /// <summary>The bits of all names.</summary>
    internal ulong Names { get; }

    /// <summary>The fields as a record holds them.</summary>
    internal ReadOnlySpan<Field> Fields => _fields;
}
