namespace Ashiato.Fuzz;

/// <summary>What came out of one target so far: a signature is a format, an event code and a set of field names.</summary>
internal sealed class Signatures
{
    private const int Most = 100_000;
    private readonly HashSet<long> _known = [];

    /// <summary>Did the run since the last <see cref="Begin"/> show something new?</summary>
    public bool FoundNew { get; private set; }

    /// <summary>How many different signatures there were.</summary>
    public int Count => _known.Count;

    /// <summary>A run begins.</summary>
    public void Begin() => FoundNew = false;

    /// <summary>Adds the signature of a record.</summary>
    public void Add(Record record)
    {
        var names = 0L;
        foreach (ref readonly var field in record.Fields)
        {
            names ^= Mix(field.Name.Name);
        }

        Add((names * 31) + (Mix(record.Dataset.ToString() ?? "") * 7) + (record.Code is { } code ? Mix(code.ToString() ?? "") : 0) + (record.HasTime ? 1 : 0));
    }

    /// <summary>Adds a signature that is a text.</summary>
    public void Add(string text) => Add(Mix(text));

    private void Add(long signature)
    {
        if (_known.Count < Most && _known.Add(signature))
        {
            FoundNew = true;
        }
    }

    /// <summary>FNV-1a, the same in every run (string hash codes are not).</summary>
    private static long Mix(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 0x100000001B3UL;
        }

        return (long)hash;
    }
}
