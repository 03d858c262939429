using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Input.Formats.Journal;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Following.Journals;

/// <summary>A journal file that was opened; its entries in the order they were written.</summary>
internal sealed class OpenJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly JournalBytes _bytes;
    private readonly JournalHeader _header;
    private readonly DataReader _data;
    private readonly IReadOnlyList<long> _entries;
    private readonly byte[] _entry = new byte[JournalEntryHead.Length + (1024 * 16)];
    private int _next;

    private OpenJournal(string path, FileStream file, JournalBytes bytes, JournalHeader header, IProblemSink problems)
    {
        (Path, _file, _bytes, _header) = (path, file, bytes, header);
        _data = new DataReader(bytes, header, new ReadContext { Zone = TimeZoneInfo.Utc, Problems = problems, Origin = new RecordOrigin(path) }, JournalLine.IsNeeded);
        _entries = new EntryFinder(bytes, header).Find();
    }

    /// <summary>The file.</summary>
    internal string Path { get; }

    /// <summary>The id of its sequence of numbers.</summary>
    internal string Sequence => _header.SequenceId;

    /// <summary>The entry it stands at; null at the end.</summary>
    internal JournalEntryHead? Current { get; private set; }

    /// <summary>Opens a journal file; null when it is none that can be read, which is reported.</summary>
    /// <exception cref="FileNotFoundException">It was renamed meanwhile.</exception>
    internal static OpenJournal? Open(string path, IProblemSink problems)
    {
        var file = ReadOnlyOpen.Open(path, out _);
        try
        {
            var bytes = new JournalBytes(file);
            Span<byte> head = stackalloc byte[JournalHeader.LeastLength];
            if (bytes.TryRead(0, head) && JournalHeader.Parse(head) is { } header)
            {
                return new OpenJournal(path, file, bytes, header, problems);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }

        // A file that journald is just making has no header yet.
        var isEmpty = file.Length == 0;
        file.Dispose();
        if (!isEmpty)
        {
            problems.Report(JournalProblems.NoHeader(new RecordOrigin(path)));
        }

        return null;
    }

    /// <summary>Goes to the next entry.</summary>
    internal void MoveNext()
    {
        Current = null;
        while (_next < _entries.Count && Current is null)
        {
            var offset = _entries[_next++];
            if (_bytes.TryRead(offset, _entry.AsSpan(0, JournalEntryHead.Length)))
            {
                Current = JournalEntryHead.Parse(offset, _entry);
            }
        }
    }

    /// <summary>Reads the fields of the current entry.</summary>
    internal void ReadFields(JournalLine line)
    {
        line.Clear(Current!.Value.Realtime);
        if (!_bytes.TryReadObject(Current.Value.Offset, out var found))
        {
            return;
        }

        var length = (int)Math.Min(found.Length, _entry.Length);
        var itemLength = _header.IsCompact ? 4 : 16;
        _ = _bytes.TryRead(Current.Value.Offset, _entry.AsSpan(0, length));
        for (var at = JournalEntryHead.Length; at + itemLength <= length; at += itemLength)
        {
            var target = _header.IsCompact ? BitConverter.ToUInt32(_entry, at) : BitConverter.ToInt64(_entry, at);
            if (_data.TryRead(target, out var field) && !field.IsEmpty)
            {
                line.Set(field);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _data.Dispose();
        _file.Dispose();
    }
}
