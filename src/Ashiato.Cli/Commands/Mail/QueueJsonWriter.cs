using System.Text.Encodings.Web;
using System.Text.Json;
using Ashiato.Mail.Queue;

namespace Ashiato.Cli.Commands.Mail;

/// <summary>The queue as JSON (docs/mail.md).</summary>
internal static class QueueJsonWriter
{
    private const int Version = 1;

    /// <summary>Writes the letters.</summary>
    public static void Write(Stream output, IEnumerable<QueuedLetter> letters)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartArray("letters");
            foreach (var letter in letters)
            {
                Write(json, letter);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, QueuedLetter letter)
    {
        json.WriteStartObject();
        json.WriteString("id", letter.Id);
        json.WriteString("kind", letter.Kind.ToString().ToLowerInvariant());
        if (letter.Accepted is { } accepted)
        {
            json.WriteString("accepted", accepted.UtcDateTime);
            json.WriteString("next", letter.State.Next.UtcDateTime);
        }

        json.WriteString("sender", letter.Sender);
        json.WriteNumber("size", letter.Size);
        json.WriteNumber("attempts", letter.State.Attempts);
        json.WriteStartArray("recipients");
        foreach (var recipient in letter.State.Recipients)
        {
            json.WriteStartObject();
            json.WriteString("address", recipient.Recipient);
            json.WriteString("outcome", JsonNamingPolicy.SnakeCaseLower.ConvertName(recipient.Outcome.ToString()));
            json.WriteString("answer", recipient.Answer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
