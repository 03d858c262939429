using Ashiato.Core;
using Ashiato.Query.Filters;

namespace Ashiato.Detection.Matching;

/// <summary>
/// What records of one kind have in common: their dataset, and the fields that say what an event means, where these are the
/// program's own texts. A log has some hundreds of kinds at most, whatever strangers write into it.
/// </summary>
internal sealed class RecordKind : KnownFields
{
    /// <summary>The value may differ from record to record.</summary>
    private const byte Open = 1;

    private const int Bits = 16;

    /// <summary>Fields that a key has room for, behind each other; then comes the dataset, and at the very end one bit.</summary>
    private const int MostNames = 6;

    private const int DatasetShift = (MostNames * Bits) - 64;

    /// <summary>The fields that are looked at.</summary>
    private static readonly FieldName[] Names = [FieldNames.EventCode, FieldNames.EventCategory, FieldNames.EventOutcome, FieldNames.EventAction, FieldNames.EventKind];

    /// <summary>By the ordinals of names: the place among them, from 1.</summary>
    private static readonly byte[] PlaceOf = Places();

    private readonly Constant _dataset;
    private readonly byte[]?[] _values = new byte[Names.Length][];
    private readonly bool[] _isKnown = new bool[Names.Length];

    /// <summary>The kind of a record.</summary>
    public RecordKind(Record record)
    {
        _dataset = record.Dataset;
        var key = KeyOf(record, isAuditEvent: false);
        for (var i = 0; i < Names.Length; i++)
        {
            var part = (uint)(key >> (Bits * i)) & ((1u << Bits) - 1);
            _isKnown[i] = part != Open;
            _values[i] = part > Open ? record.Get(Names[i]).ToArray() : null;
        }
    }

    /// <summary>Has the record a kind? Not when the program has made more texts of its own than there are numbers.</summary>
    public static bool HasOne(Record record) => Part(record.Dataset) != Open;

    /// <summary>A number that two records have in common exactly when they are of one kind: sixteen bits for each field and the dataset.</summary>
    public static UInt128 KeyOf(Record record, bool isAuditEvent)
    {
        ulong low = 0, high = (Part(record.Dataset) << DatasetShift) | (isAuditEvent ? 1UL << 63 : 0);
        foreach (ref readonly var field in record.Fields)
        {
            var ordinal = field.Name.Ordinal;
            var place = ordinal < PlaceOf.Length ? PlaceOf[ordinal] : 0;
            if (place == 0)
            {
                continue;
            }

            var part = field.Constant is { } constant && field.Kind == FieldKind.Text ? Part(constant) : Open;
            Put(ref place <= 64 / Bits ? ref low : ref high, (Bits * (place - 1)) & 63, part);
        }

        return new UInt128(high, low);
    }

    /// <summary>A field that stands twice has no one value.</summary>
    private static void Put(ref ulong key, int shift, ulong part)
    {
        var mask = ((1UL << Bits) - 1) << shift;
        key = (key & mask) == 0 ? key | (part << shift) : (key & ~mask) | ((ulong)Open << shift);
    }

    /// <inheritdoc/>
    public override bool TryGet(FieldName name, out byte[]? value)
    {
        if (ReferenceEquals(name, FieldNames.Dataset))
        {
            value = _dataset.Utf8;
            return true;
        }

        var at = Array.IndexOf(Names, name);
        value = at < 0 ? null : _values[at];
        return at >= 0 && _isKnown[at];
    }

    /// <summary>Never that of an open or absent value.</summary>
    private static ulong Part(Constant constant) => constant.Ordinal + 2 < 1 << Bits ? (ulong)constant.Ordinal + 2 : Open;

    private static byte[] Places()
    {
        if (Names.Length > MostNames)
        {
            throw new InvalidOperationException("a key has no room for more fields");
        }

        var places = new byte[Names.Max(n => n.Ordinal) + 1];
        for (var i = 0; i < Names.Length; i++)
        {
            places[Names[i].Ordinal] = (byte)(i + 1);
        }

        return places;
    }
}
