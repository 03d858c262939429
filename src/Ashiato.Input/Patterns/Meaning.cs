using Ashiato.Core;

namespace Ashiato.Input.Patterns;

/// <summary>Fields with constant values that a kind of message always has: its outcome, category, action.</summary>
public sealed class Meaning
{
    /// <summary>Nothing beside what the message says.</summary>
    public static readonly Meaning None = new();

    /// <summary>Somebody was refused or something failed.</summary>
    public static readonly Meaning Failure = new("event.outcome=failure");

    /// <summary>Somebody got in, or something was done.</summary>
    public static readonly Meaning Success = new("event.outcome=success");

    /// <summary>A log-in was refused.</summary>
    public static readonly Meaning LoginFailed = new("event.category=authentication", "event.action=login", "event.outcome=failure");

    /// <summary>A log-in was granted.</summary>
    public static readonly Meaning LoggedIn = new("event.category=authentication", "event.action=login", "event.outcome=success");

    /// <summary>A detector (an intrusion detection system, a ban list) raised an alert.</summary>
    public static readonly Meaning Alert = new("event.kind=alert");

    private readonly (FieldName Name, Constant Value)[] _fields;

    /// <summary>A meaning from texts of the form <c>field=value</c>.</summary>
    public Meaning(params string[] fields)
    {
        _fields = [.. fields.Select(Split)];
        Fields = new ConstantFields(_fields);
    }

    /// <summary>The fields.</summary>
    public ConstantFields Fields { get; }

    /// <summary>The fields and the kind of message.</summary>
    /// <param name="code">Becomes <c>event.code</c>.</param>
    public ConstantFields With(string code) => new([.. _fields, (FieldNames.EventCode, new Constant(code))]);

    /// <summary>Sets the fields on a record.</summary>
    public void GiveTo(Record record) => record.Set(Fields);

    private static (FieldName, Constant) Split(string field)
    {
        var equals = field.IndexOf('=', StringComparison.Ordinal);
        return (FieldName.Get(field[..equals]), new Constant(field[(equals + 1)..]));
    }
}
