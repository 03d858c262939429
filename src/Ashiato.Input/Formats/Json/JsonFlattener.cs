using System.Text.Json;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Json;

/// <summary>Reads one JSON object into scalars with dotted paths. Depth, number and length are bounded; reused line after line.</summary>
internal sealed class JsonFlattener
{
    private const int MostEntries = 700;
    private const int MostDepth = 32;
    private const int LongestPath = 256;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Disallow };
    private static readonly Utf8FieldNames Names = new("");
    private readonly JsonEntry[] _entries = new JsonEntry[MostEntries];
    private readonly int[] _lengths = new int[MostDepth + 1];
    private readonly bool[] _isArray = new bool[MostDepth + 1];
    private readonly byte[] _path = new byte[LongestPath];
    private readonly byte[] _key = new byte[LongestPath];
    private byte[] _decoded = new byte[1024];
    private int _decodedLength;

    /// <summary>How many scalars there are.</summary>
    public int Count { get; private set; }

    /// <summary>The scalars in the order of the line.</summary>
    public ReadOnlySpan<JsonEntry> Entries => _entries.AsSpan(0, Count);

    /// <summary>The text of a scalar.</summary>
    public ReadOnlySpan<byte> Text(in JsonEntry entry, ReadOnlySpan<byte> line) =>
        entry.IsDecoded ? _decoded.AsSpan(entry.Start, entry.Length) : line.Slice(entry.Start, entry.Length);

    /// <summary>Is there a scalar (or a list of them) of this path?</summary>
    public bool Has(FieldName path)
    {
        foreach (ref readonly var entry in Entries)
        {
            if (ReferenceEquals(entry.Path, path))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text of the first scalar of this path; empty when there is none.</summary>
    public ReadOnlySpan<byte> Find(FieldName path, ReadOnlySpan<byte> line)
    {
        foreach (ref readonly var entry in Entries)
        {
            if (ReferenceEquals(entry.Path, path))
            {
                return Text(in entry, line);
            }
        }

        return default;
    }

    /// <summary>Reads an object; false when the line is no JSON object from its beginning to its end.</summary>
    public bool TryRead(ReadOnlySpan<byte> line)
    {
        Count = 0;
        _decodedLength = 0;
        var trimmed = line.TrimEnd(" \t\r"u8);
        if (trimmed.Length < 2 || trimmed[0] != '{' || trimmed[^1] != '}')
        {
            return false;
        }

        try
        {
            return Walk(trimmed);
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // A string that is no UTF-8 or holds half a surrogate.
            return false;
        }
    }

    private bool Walk(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, Options);
        var (length, depth) = (0, -1);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    if (++depth >= MostDepth)
                    {
                        return false;
                    }

                    _lengths[depth] = length;
                    _isArray[depth] = reader.TokenType == JsonTokenType.StartArray || (depth > 0 && _isArray[depth - 1]);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    depth--;
                    length = depth >= 0 ? _lengths[depth] : 0;
                    break;
                case JsonTokenType.PropertyName:
                    length = Append(_lengths[depth], ref reader);
                    break;
                case JsonTokenType.Null:
                    break;
                default:
                    Keep(length, ref reader, _isArray[depth]);
                    break;
            }
        }

        return true;
    }

    private int Append(int length, ref Utf8JsonReader reader)
    {
        var path = _path;
        var key = reader.ValueSpan;
        if (reader.ValueIsEscaped && key.Length <= LongestPath)
        {
            key = _key.AsSpan(0, reader.CopyString(_key));
        }

        if (length > 0 && length < path.Length)
        {
            path[length++] = (byte)'.';
        }

        key = key[..Math.Min(key.Length, path.Length - length)];
        key.CopyTo(path.AsSpan(length));
        return length + key.Length;
    }

    private void Keep(int pathLength, ref Utf8JsonReader reader, bool isMember)
    {
        if (Count == MostEntries || pathLength == 0)
        {
            return;
        }

        var kind = reader.TokenType switch { JsonTokenType.String => JsonKind.Text, JsonTokenType.Number => JsonKind.Number, _ => JsonKind.Boolean };
        var (start, length) = ((int)reader.TokenStartIndex + (kind == JsonKind.Text ? 1 : 0), reader.ValueSpan.Length);
        if (reader.ValueIsEscaped)
        {
            if (_decoded.Length - _decodedLength < length)
            {
                Array.Resize(ref _decoded, Math.Max(_decoded.Length * 2, _decodedLength + length));
            }

            start = _decodedLength;
            length = reader.CopyString(_decoded.AsSpan(start));
            _decodedLength += length;
        }

        _entries[Count++] = new JsonEntry(Names.Get(_path.AsSpan(0, pathLength)), kind, isMember, reader.ValueIsEscaped, start, length);
    }
}
