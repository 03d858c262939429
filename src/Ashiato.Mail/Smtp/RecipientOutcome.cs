namespace Ashiato.Mail.Smtp;

/// <summary>What can become of a recipient.</summary>
public enum RecipientOutcome
{
    /// <summary>Not yet: never tried, a 4xx answer, or no answer.</summary>
    Deferred,

    /// <summary>The hub has taken the letter for it.</summary>
    Accepted,

    /// <summary>Refused for good, a 5xx answer.</summary>
    Refused,

    /// <summary>Tried for as long as letters are tried.</summary>
    GivenUp,
}
