using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Ashiato.EndToEnd.Mail;

/// <summary>A mail hub on loopback that behaves as a script says and tells every moment of the dialogue.</summary>
internal sealed class FakeHub : IDisposable
{
    /// <summary>A sender of a long message has to wait for the hub.</summary>
    private const int SmallBuffer = 4096;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _sockets = [];
    private readonly List<TakenLetter> _taken = [];
    private readonly List<string> _commands = [];

    public FakeHub(HubScript? script = null)
    {
        Script = script ?? new HubScript();
        _listener.Server.ReceiveBufferSize = SmallBuffer;
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public HubScript Script { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Called at every moment, with the Subject of the letter under way once it is known, and the connection.</summary>
    public Action<HubMoment, string?, object> Moment { get; set; } = (_, _, _) => { };

    public IReadOnlyList<TakenLetter> Taken
    {
        get
        {
            lock (_taken)
            {
                return [.. _taken];
            }
        }
    }

    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_commands)
            {
                return [.. _commands];
            }
        }
    }

    /// <summary>A port on which nobody listens.</summary>
    public static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_sockets)
        {
            _sockets.ForEach(s => s.Dispose());
        }
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                lock (_sockets)
                {
                    _sockets.Add(socket);
                }

                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Disposed.
        }
    }

    private void Serve(Socket socket)
    {
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            new HubSession(this, stream).Run();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away.
        }
    }

    private sealed class HubSession(FakeHub hub, Stream plain)
    {
        private readonly List<byte> _pending = [];
        private readonly List<string> _recipients = [];
        private readonly byte[] _piece = new byte[1 << 16];
        private Stream _stream = plain;
        private string? _sender;
        private bool _inData;
        private string? _subject;

        public void Run()
        {
            hub.Moment(HubMoment.Connected, null, this);
            if (!Send(hub.Script.Greeting))
            {
                return;
            }

            hub.Moment(HubMoment.Greeted, null, this);
            while (Line() is { } line)
            {
                lock (hub._commands)
                {
                    hub._commands.Add(line);
                }

                hub.Moment(HubMoment.CommandCame, _subject, this);
                if (!Handle(line))
                {
                    return;
                }

                if (line != "DATA")
                {
                    hub.Moment(HubMoment.Answered, _subject, this);
                }
            }
        }

        private bool Handle(string line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            var answer = hub.Script.Answer(line) ?? (verb == "RCPT" && _sender is null ? "503 5.5.1 sender not yet given" : Usual(verb));
            var isGood = answer[0] is '2' or '3';
            switch (verb)
            {
                case "MAIL":
                    _sender = isGood ? Path(line) : null;
                    _recipients.Clear();
                    break;
                case "RCPT" when isGood: _recipients.Add(Path(line)); break;
                case "DATA" when isGood: return Send(answer) && Data();
                case "STARTTLS" when isGood: return Send(answer) && Secure();
            }

            return Send(answer) && verb != "QUIT";
        }

        private bool Data()
        {
            _inData = true;
            var message = new StringBuilder();
            while (Line() is { } line)
            {
                if (line == ".")
                {
                    _inData = false;
                    return End(message.ToString());
                }

                if (line.StartsWith("Subject: ", StringComparison.Ordinal))
                {
                    _subject ??= line["Subject: ".Length..];
                }

                message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            return false;
        }

        private bool End(string message)
        {
            var answer = hub.Script.Answer("DOT") ?? "250 2.0.0 taken";
            // The hub has the letter once it means to say so, whether or not the answer arrives.
            if (answer[0] is '2' or '\0')
            {
                lock (hub._taken)
                {
                    hub._taken.Add(new TakenLetter(_sender ?? "", [.. _recipients], message));
                }
            }

            hub.Moment(HubMoment.FinalDotCame, _subject, this);
            var isOpen = Send(answer);
            hub.Moment(HubMoment.FinalDotAnswered, _subject, this);
            _subject = null;
            return isOpen;
        }

        private bool Secure()
        {
            if (hub.Script.DropsTls)
            {
                _ = _stream.Read(_piece, 0, 100);
                return false;
            }

            var secure = new SslStream(_stream);
            secure.AuthenticateAsServer(hub.Script.Certificate!);
            _stream = secure;
            return true;
        }

        private string Usual(string verb) => verb switch
        {
            "EHLO" => string.Join("\r\n", new[] { "250-hub.example.com" }
                .Concat(hub.Script.Extensions.Concat(hub.Script.Certificate is not null || hub.Script.DropsTls ? _stream is SslStream ? [] : ["STARTTLS"] : []).Select(e => "250-" + e)).Append("250 HELP")),
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            "STARTTLS" => "220 go on",
            "AUTH" => "235 in",
            _ => "250 ok",
        };

        private bool Send(string answer)
        {
            if (answer == HubScript.Silence)
            {
                Thread.Sleep(Timeout.Infinite);
            }

            if (answer == HubScript.Close)
            {
                return false;
            }

            var bytes = Encoding.UTF8.GetBytes(answer + "\r\n");
            foreach (var part in hub.Script.ByteByByte ? bytes.Select(b => new[] { b }) : [bytes])
            {
                _stream.Write(part);
                _stream.Flush();
            }

            return true;
        }

        private string? Line()
        {
            while (true)
            {
                var end = _pending.IndexOf((byte)'\n');
                if (end >= 0)
                {
                    var line = Encoding.UTF8.GetString([.. _pending.Take(end)]).TrimEnd('\r');
                    _pending.RemoveRange(0, end + 1);
                    return line;
                }

                var read = _stream.Read(_piece);
                if (read == 0)
                {
                    return null;
                }

                _pending.AddRange(_piece.AsSpan(0, read));
                if (_inData)
                {
                    hub.Moment(HubMoment.PieceOfDataCame, _subject, this);
                }
            }
        }

        private static string Path(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
    }
}
