namespace Ashiato.Mail.Smtp;

/// <summary>A hub cannot be used now; the message says why, in one line and without a secret.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">What it comes from.</param>
internal sealed class RelayException(string message, Exception inner) : Exception(message, inner);
