namespace Ashiato.Tests.Detection.Expectations;

/// <summary>What one record said, as far as the measures ask.</summary>
/// <param name="Line">Number of its first line, from 1.</param>
/// <param name="Process">The process that wrote it.</param>
/// <param name="Hosts">Addresses and names of the other side.</param>
/// <param name="Dataset">The format.</param>
/// <param name="Code">The kind of event.</param>
/// <param name="Kind"><c>event.kind</c>.</param>
/// <param name="Category"><c>event.category</c>.</param>
/// <param name="Action"><c>event.action</c>.</param>
/// <param name="Outcome"><c>event.outcome</c>.</param>
/// <param name="Rules">Finding ids of the rules of attacks it matches.</param>
/// <param name="Notices">Finding ids of the rules of things worth knowing it matches.</param>
internal sealed record SeenEvent(
    long Line, string? Process, IReadOnlyList<string> Hosts, string Dataset, string? Code, string? Kind, string? Category, string? Action, string? Outcome, IReadOnlyList<string> Rules, IReadOnlyList<string> Notices)
{
    /// <summary>Was it an attack, by a rule or by the program that wrote the line?</summary>
    public bool IsAttack => Kind == "alert" || Rules.Count > 0;

    /// <summary>
    /// Was somebody refused or did something fail? Pages that are missing are everyday and do not count, those that ask for a log-in (401)
    /// do; words of a line that no format knows do not.
    /// </summary>
    public bool IsFailure => Outcome == "failure" && (Code != "http.request" || Status == 401) && Dataset != "generic";

    /// <summary>A web server's answer, or null.</summary>
    public long? Status { get; init; }

    /// <summary>Was somebody let in?</summary>
    public bool IsSuccess => Outcome == "success" && Category == "authentication";

    /// <inheritdoc/>
    public override string ToString() => $"{Dataset} {Code} {Kind} {Category} {Action} {Outcome} [{string.Join(' ', Hosts)}] ({string.Join(' ', Rules.Concat(Notices))})";
}
