using System.Buffers.Binary;
using System.Text;

namespace Ashiato.Input.Formats;

/// <summary>
/// Finds the format of a program by the name in a message's header. A log holds few names, so the answers to the last
/// ones are remembered; entries are replaced whole, which makes that safe for several threads.
/// </summary>
internal sealed class KnownPrograms
{
    private const int RememberedBits = 7;

    /// <summary>Longer names are not remembered.</summary>
    private const int MostName = 128;

    private readonly Dictionary<byte[], Answer> _programs = new(ProgramNames.Comparer);
    private readonly Dictionary<byte[], Answer>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly Answer?[] _last = new Answer?[1 << RememberedBits];

    /// <summary>The programs of some formats; of two formats with one name the later has it.</summary>
    public KnownPrograms(IReadOnlyList<ProgramFormat> programs)
    {
        foreach (var format in programs)
        {
            foreach (var name in format.Programs)
            {
                var key = Encoding.UTF8.GetBytes(name);
                _programs[key] = new Answer(key, format);
            }
        }

        _lookup = _programs.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The format that reads a program's messages.</summary>
    /// <param name="program">The name as written.</param>
    /// <returns>An answer without a format when nobody knows the program.</returns>
    public Answer Find(ReadOnlySpan<byte> program)
    {
        if (program.IsEmpty || program.Length > MostName)
        {
            return program.IsEmpty ? Answer.None : Look(program);
        }

        ref var last = ref _last[Place(program)];
        var answer = last;
        if (answer is null || !program.SequenceEqual(answer.Name))
        {
            last = answer = Look(program);
        }

        return answer;
    }

    /// <summary>Names that stand in one log (sudo, systemd, systemd-logind) have places of their own: the first and the last four bytes and the length tell them apart.</summary>
    private static int Place(ReadOnlySpan<byte> program)
    {
        var bytes = program.Length >= sizeof(uint)
            ? ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(program[^sizeof(uint)..]) << 32) | BinaryPrimitives.ReadUInt32LittleEndian(program)
            : ((ulong)program[^1] << 16) | ((ulong)program[program.Length / 2] << 8) | program[0];
        return (int)(((bytes ^ ((ulong)program.Length << 29)) * 0x9E37_79B9_7F4A_7C15) >> (64 - RememberedBits));
    }

    private Answer Look(ReadOnlySpan<byte> program)
    {
        var name = program.ToArray();
        return _lookup.TryGetValue(ProgramNames.KeyOf(program), out var known) ? new Answer(name, known.Format) : new Answer(name, null);
    }

    /// <summary>What is known of a name.</summary>
    /// <param name="Name">The name as written.</param>
    /// <param name="Format">Its format, or null.</param>
    internal sealed record Answer(byte[] Name, ProgramFormat? Format)
    {
        /// <summary>Does the name hold a parenthesis, as old PAM's <c>su(pam_unix)</c>?</summary>
        public bool HasModule { get; } = Name.Contains((byte)'(');

        /// <summary>Of a message without a program.</summary>
        public static readonly Answer None = new([], null);
    }
}
