namespace Ashiato.Mail.Smtp;

/// <summary>A password or token. It never becomes text by accident: in a log, a message or a record's ToString it is three stars.</summary>
/// <param name="value">The secret.</param>
public sealed class Secret(string value)
{
    /// <summary>The secret itself, for the dialogue with the hub.</summary>
    internal string Reveal() => value;

    /// <inheritdoc/>
    public override string ToString() => "***";
}
