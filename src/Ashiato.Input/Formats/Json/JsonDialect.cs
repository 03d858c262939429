using Ashiato.Core;

namespace Ashiato.Input.Formats.Json;

/// <summary>The JSON of one program or library: the keys it is known by, and what its keys say.</summary>
internal sealed class JsonDialect
{
    private readonly FieldName[] _marks;
    private readonly Dictionary<FieldName, (JsonRole Role, FieldName? Field)> _roles = [];

    /// <summary>A dialect.</summary>
    /// <param name="dataset">Its <c>event.dataset</c>.</param>
    /// <param name="marks">The paths that all must be there, separated by blanks.</param>
    /// <param name="roles"><c>role:path path …</c> or <c>field=path path …</c>, separated by <c>;</c>.</param>
    /// <param name="parent">A dialect whose keys hold as well.</param>
    public JsonDialect(string dataset, string marks, string roles, JsonDialect? parent = null)
    {
        Dataset = new Constant(dataset);
        _marks = [.. marks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(FieldName.Get)];
        foreach (var (path, role) in parent?._roles ?? [])
        {
            _roles[path] = role;
        }

        foreach (var group in roles.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Add(group);
        }
    }

    public Constant Dataset { get; }

    /// <summary>Are numeric levels those of syslog, of bunyan and pino, or of PHP's Nextcloud?</summary>
    public string Levels { get; init; } = "";

    /// <summary>Is each line an answer to a web request?</summary>
    public bool IsAccess { get; init; }

    /// <summary>Field that names the program for reading the message.</summary>
    public FieldName? Program { get; init; }

    /// <summary>Is the object of this dialect?</summary>
    public bool Is(JsonFlattener json)
    {
        foreach (var mark in _marks)
        {
            if (!json.Has(mark))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a key says; <see cref="JsonRole.Field"/> with the path itself when it is not known.</summary>
    public (JsonRole Role, FieldName? Field) RoleOf(FieldName path) => _roles.TryGetValue(path, out var role) ? role : (JsonRole.Field, null);

    private void Add(string group)
    {
        var end = group.IndexOfAny([':', '=']);

        var name = group[..end];
        var role = group[end] == '=' ? (JsonRole.Field, FieldName.Get(name)) : (Enum.Parse<JsonRole>(name, ignoreCase: true), (FieldName?)null);
        foreach (var path in group[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _roles[FieldName.Get(path)] = role;
        }
    }
}
