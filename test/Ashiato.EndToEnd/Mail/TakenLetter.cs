namespace Ashiato.EndToEnd.Mail;

/// <summary>A letter whose final dot came to the hub.</summary>
internal sealed record TakenLetter(string Sender, IReadOnlyList<string> Recipients, string Content)
{
    /// <summary>The value of a field, as it stands.</summary>
    public string? Field(string name) => Content.Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
}
