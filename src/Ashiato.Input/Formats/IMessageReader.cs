using Ashiato.Core;

namespace Ashiato.Input.Formats;

/// <summary>Reads the message of a record whose header is already taken off.</summary>
public interface IMessageReader
{
    /// <summary>
    /// Reads a message by the program that wrote it and sets the fields it holds; the dataset becomes the program's when it is known.
    /// </summary>
    /// <param name="program">The program's name as in the header; may be empty.</param>
    /// <param name="message">The message, a slice of the record's raw bytes.</param>
    /// <param name="record">The record, its header fields already set.</param>
    /// <param name="context">Stamps, wrappers.</param>
    void Read(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context);
}
