using System.Buffers.Binary;

namespace Ashiato.App.Pipelines.Check;

/// <summary>Sorted lines of every section in a temporary file that nobody else can read and that vanishes with the process.</summary>
internal sealed class KeptRun : IDisposable
{
    /// <summary>Before each line: its length, the length of its key, and whether an attack takes it out.</summary>
    private const int HeadLength = 9;

    private readonly FileStream _file = new(Path.Combine(Path.GetTempPath(), "ashiato-check-" + Path.GetRandomFileName()), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        Options = FileOptions.DeleteOnClose,
        BufferSize = 1 << 16,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    private readonly List<long> _starts = [];
    private byte[] _line = new byte[256];
    private long _end;

    /// <summary>The line that <see cref="Next"/> read.</summary>
    internal ReadOnlySpan<byte> Line => _line.AsSpan(0, Length);

    /// <summary>Its key.</summary>
    internal ReadOnlySpan<byte> Key => _line.AsSpan(0, KeyLength);

    /// <summary>Does an attack take it out?</summary>
    internal bool IsOnlyWithoutAttack { get; private set; }

    private int Length { get; set; }

    private int KeyLength { get; set; }

    /// <summary>Writes the lines of a section; sections come in ascending order.</summary>
    internal void Write(int section, RunInMemory run, byte[] bytes)
    {
        System.Diagnostics.Debug.Assert(section == _starts.Count);
        _starts.Add(_file.Position);
        Span<byte> head = stackalloc byte[HeadLength];
        for (var i = 0; i < run.Count; i++)
        {
            var line = run[i];
            BinaryPrimitives.WriteInt32LittleEndian(head, line.Length);
            BinaryPrimitives.WriteInt32LittleEndian(head[4..], line.KeyLength);
            head[8] = line.IsOnlyWithoutAttack ? (byte)1 : (byte)0;
            _file.Write(head);
            _file.Write(run.Line(bytes, i));
        }
    }

    /// <summary>Goes before the first line of a section.</summary>
    internal void Begin(int section)
    {
        _end = section + 1 < _starts.Count ? _starts[section + 1] : _file.Length;
        _file.Position = _starts[section];
    }

    /// <summary>Reads the next line of the section; false behind the last.</summary>
    internal bool Next()
    {
        if (_file.Position >= _end)
        {
            return false;
        }

        Span<byte> head = stackalloc byte[HeadLength];
        _file.ReadExactly(head);
        Length = BinaryPrimitives.ReadInt32LittleEndian(head);
        KeyLength = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
        IsOnlyWithoutAttack = head[8] != 0;
        if (_line.Length < Length)
        {
            _line = new byte[Length * 2];
        }

        _file.ReadExactly(_line.AsSpan(0, Length));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Gives the lines of a section from files and memory in order; of equals those of the earlier run first.</summary>
    internal static void Merge(List<KeptRun> runs, int section, RunInMemory last, byte[] bytes, bool isAttack, LineTaker take)
    {
        var open = runs.Where(r => Begun(r, section)).ToList();
        var at = 0;
        while (open.Count > 0 || at < last.Count)
        {
            var first = First(open);
            var isOfMemory = first is null || (at < last.Count && LineOrder.Compare(last.Key(bytes, at), first.Key) < 0);
            if (isOfMemory ? !isAttack || !last[at].IsOnlyWithoutAttack : !isAttack || !first!.IsOnlyWithoutAttack)
            {
                take(isOfMemory ? last.Line(bytes, at) : first!.Line);
            }

            if (isOfMemory)
            {
                at++;
            }
            else if (!first!.Next())
            {
                _ = open.Remove(first);
            }
        }
    }

    private static bool Begun(KeptRun run, int section)
    {
        run.Begin(section);
        return run.Next();
    }

    private static KeptRun? First(List<KeptRun> open)
    {
        KeptRun? first = null;
        foreach (var run in open)
        {
            first = first is null || LineOrder.Compare(run.Key, first.Key) < 0 ? run : first;
        }

        return first;
    }
}
