using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Query.Filters;

namespace Ashiato.Detection.Sigma.Compilation;

/// <summary>One log source of rules: which of our records it means, and what its fields are called here.</summary>
public sealed class LogSourceMap
{
    private readonly IReadOnlyDictionary<string, string[]> _fields;
    private readonly string? _other;

    internal LogSourceMap(string name, Text title, IReadOnlyList<LogSource> sources, Filter scope, IReadOnlyDictionary<string, string[]> fields, string? other)
    {
        Name = name;
        Title = title;
        Sources = sources;
        Scope = scope;
        _fields = fields;
        _other = other;
    }

    /// <summary>The name of its file.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public Text Title { get; }

    /// <summary>The log sources of rules that it answers for.</summary>
    public IReadOnlyList<LogSource> Sources { get; }

    /// <summary>Does it mean audit events, put together from their lines? Other sources see only the lines.</summary>
    public bool TakesAuditEvents { get; init; }

    /// <summary>The records it means.</summary>
    public Filter Scope { get; }

    /// <summary>The places that a rule's field stands for: any of them may hold the value. ECS names stand for themselves.</summary>
    /// <returns>Empty when no log here has the field.</returns>
    internal IReadOnlyList<FieldReference> Find(string field)
    {
        if (_fields.TryGetValue(field, out var known))
        {
            return [.. known.Select(FieldReference.Parse)];
        }

        if (field.Contains('.', StringComparison.Ordinal) || field is "message" or "@timestamp" || field.Contains('#', StringComparison.Ordinal))
        {
            return [FieldReference.Parse(field)];
        }

        return _other is null ? [] : [FieldReference.Parse(_other.Replace("*", field, StringComparison.Ordinal))];
    }
}
