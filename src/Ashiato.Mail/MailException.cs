using Ashiato.Core;

namespace Ashiato.Mail;

/// <summary>A letter or a configuration of mail cannot be used; the text says in one line what, where and why.</summary>
/// <param name="kind">What kind of trouble, for the exit status.</param>
/// <param name="text">What, where, why.</param>
/// <param name="inner">What it comes from, or null.</param>
public sealed class MailException(MailTrouble kind, Text text, Exception? inner = null) : Exception(text.En, inner)
{
    /// <summary>What kind of trouble.</summary>
    public MailTrouble Kind { get; } = kind;

    /// <summary>What, where and why, in both languages.</summary>
    public Text Text { get; } = text;
}
