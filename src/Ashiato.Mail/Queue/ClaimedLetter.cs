using Microsoft.Win32.SafeHandles;

namespace Ashiato.Mail.Queue;

/// <summary>A letter that this process alone may send, until it is disposed.</summary>
/// <param name="queue">The queue it is in.</param>
/// <param name="id">Its id.</param>
/// <param name="file">Its file, locked.</param>
internal sealed class ClaimedLetter(MailQueue queue, string id, SafeFileHandle file) : IDisposable
{
    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>Reads it; null when it is damaged.</summary>
    public (Letter Letter, Envelope Envelope, LetterState State)? Read() =>
        LetterFile.ReadEnvelope(file, out var start) is { } envelope && LetterFile.ReadMessage(file, envelope, start) is { } message
            ? (new Letter(envelope.Sender, envelope.Recipients, message) { NeedsUtf8 = envelope.Utf8, Relay = envelope.Relay }, envelope, queue.StateOf(id, envelope))
            : null;

    public void Dispose() => file.Dispose();
}
