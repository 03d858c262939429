using System.Security.Cryptography.X509Certificates;

namespace Ashiato.EndToEnd.Mail;

/// <summary>How a hub behaves.</summary>
internal sealed record HubScript
{
    /// <summary>Says nothing more and keeps the connection.</summary>
    public const string Silence = "\0silence";

    /// <summary>Closes the connection.</summary>
    public const string Close = "\0close";

    public string Greeting { get; init; } = "220 hub.example.com ESMTP";

    /// <summary>The answer to a command (<c>DOT</c> is the final dot); null for the usual one. Without CRLF.</summary>
    public Func<string, string?> Answer { get; init; } = _ => null;

    public string[] Extensions { get; init; } = ["PIPELINING", "8BITMIME", "SIZE 50000000"];

    /// <summary>STARTTLS is offered and shows this.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>After STARTTLS the connection is closed in the middle of the handshake.</summary>
    public bool DropsTls { get; init; }

    /// <summary>Every answer goes out byte by byte.</summary>
    public bool ByteByByte { get; init; }
}
