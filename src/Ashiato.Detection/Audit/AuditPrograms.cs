using Ashiato.Detection.Correlation;

namespace Ashiato.Detection.Audit;

/// <summary>
/// Which program a process id last started, so that a child's parent can be named. A table of fixed size: a newer program
/// takes the place of an older one whose id falls on the same slot.
/// </summary>
internal sealed class AuditPrograms
{
    private const int Slots = 8192;
    private const int MostText = 512;
    private readonly Slot?[] _slots = new Slot?[Slots];

    /// <summary>Notes that a process became a program.</summary>
    /// <param name="host">The host, may be empty.</param>
    /// <param name="pid">The process id, in decimal.</param>
    /// <param name="executable">The program's path.</param>
    /// <param name="command">Its command line.</param>
    public void Started(ReadOnlySpan<byte> host, ReadOnlySpan<byte> pid, ReadOnlySpan<byte> executable, ReadOnlySpan<byte> command)
    {
        if (!pid.IsEmpty)
        {
            var key = Key(host, pid);
            (_slots[Index(key)] ??= new Slot()).Keep(key, executable, command);
        }
    }

    /// <summary>What a process id last started.</summary>
    /// <returns>False when it is not known.</returns>
    public bool TryFind(ReadOnlySpan<byte> host, ReadOnlySpan<byte> pid, out ReadOnlySpan<byte> executable, out ReadOnlySpan<byte> command)
    {
        executable = default;
        command = default;
        var key = Key(host, pid);
        if (pid.IsEmpty || _slots[Index(key)] is not { } slot || slot.Key != key)
        {
            return false;
        }

        executable = slot.Executable;
        command = slot.Command;
        return true;
    }

    private static UInt128 Key(ReadOnlySpan<byte> host, ReadOnlySpan<byte> pid)
    {
        var key = new KeyHash(1);
        key.Add(host);
        key.Add(pid);
        return key.Value;
    }

    private static int Index(UInt128 key) => (int)((ulong)key % Slots);

    private sealed class Slot
    {
        private byte[] _text = [];
        private int _executable;
        private int _command;

        public UInt128 Key { get; private set; }

        public ReadOnlySpan<byte> Executable => _text.AsSpan(0, _executable);

        public ReadOnlySpan<byte> Command => _text.AsSpan(_executable, _command);

        public void Keep(UInt128 key, ReadOnlySpan<byte> executable, ReadOnlySpan<byte> command)
        {
            Key = key;
            _executable = Math.Min(executable.Length, MostText);
            _command = Math.Min(command.Length, MostText);
            if (_text.Length < _executable + _command)
            {
                _text = new byte[_executable + _command];
            }

            executable[.._executable].CopyTo(_text);
            command[.._command].CopyTo(_text.AsSpan(_executable));
        }
    }
}
