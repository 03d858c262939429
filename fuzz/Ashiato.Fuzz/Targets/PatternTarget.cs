using Ashiato.Input.Formats;
using Ashiato.Input.Patterns;

namespace Ashiato.Fuzz.Targets;

/// <summary>Each line through every message pattern of the catalogue: a refusal leaves the record untouched, a match only fields that can be read.</summary>
internal sealed class PatternTarget : IFuzzTarget
{
    private const int MostLines = 4;
    private readonly MessagePattern[] _patterns = [.. FormatCatalog.Programs.Concat(FormatCatalog.Shared).SelectMany(f => f.Patterns.All).Distinct()];
    private readonly Record _record = new();

    public string Name => "pattern";

    public string? Format => null;

    public int MostKept => 20;

    public void Run(ReadOnlySpan<byte> data, Signatures seen)
    {
        var buffer = data.ToArray();
        var check = new RecordCheck(null, seen);
        var lines = 0;
        foreach (var range in data.Split((byte)'\n'))
        {
            var (start, length) = range.GetOffsetAndLength(buffer.Length);
            if (length == 0 || lines++ >= MostLines)
            {
                continue;
            }

            foreach (var pattern in _patterns)
            {
                Try(pattern, buffer, start, length, check);
            }
        }
    }

    private void Try(MessagePattern pattern, byte[] buffer, int start, int length, RecordCheck check)
    {
        _record.Reset(buffer, start, length);
        if (pattern.TryRead(_record.Raw, _record))
        {
            check.Accept(_record);
        }
        else if (_record.FieldCount > 0 || _record.Code is not null)
        {
            throw new InvalidDataException($"pattern {pattern.Code} refused a message but left fields");
        }
    }
}
