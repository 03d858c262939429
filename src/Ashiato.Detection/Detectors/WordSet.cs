using System.Text;
using Ashiato.Core;

namespace Ashiato.Detection.Detectors;

/// <summary>Words that pieces of a text are compared with, without copying the text.</summary>
internal sealed class WordSet
{
    private readonly HashSet<byte[]> _words;
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <summary>A set of the words of a text, with blanks between.</summary>
    public WordSet(string words)
    {
        _words = new HashSet<byte[]>(words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes), Utf8Keys.Comparer);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Is the word one of them?</summary>
    public bool Has(ReadOnlySpan<byte> word) => _lookup.Contains(word);
}
