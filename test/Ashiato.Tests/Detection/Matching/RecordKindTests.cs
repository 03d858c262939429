using Ashiato.Core;
using Ashiato.Detection.Matching;

namespace Ashiato.Tests.Detection.Matching;

public sealed class RecordKindTests
{
    private static readonly FieldName[] Names = [FieldNames.EventCode, FieldNames.EventCategory, FieldNames.EventOutcome, FieldNames.EventAction, FieldNames.EventKind];

    /// <summary>Each field has bits of its own, and so have the dataset and the sign of audit events.</summary>
    [Fact]
    public void Kinds_are_told_apart_by_each_of_their_parts()
    {
        var keys = new HashSet<UInt128> { RecordKind.KeyOf(new Record(), isAuditEvent: false), RecordKind.KeyOf(new Record(), isAuditEvent: true) };
        foreach (var constant in (Constant[])[Constant.Success, Constant.Failure])
        {
            keys.UnionWith(Names.Select(n => RecordKind.KeyOf(With(n, constant), isAuditEvent: false)));
            keys.Add(RecordKind.KeyOf(new Record { Dataset = constant }, isAuditEvent: false));
        }

        Assert.Equal(2 + (2 * (Names.Length + 1)), keys.Count);
    }

    [Fact]
    public void A_kind_knows_its_texts_its_dataset_and_what_is_absent()
    {
        var record = With(FieldNames.EventKind, Constant.Alert);
        record.Dataset = Constant.Success;
        record.Set(FieldNames.EventAction, "written by a stranger");
        var kind = new RecordKind(record);
        Assert.True(kind.TryGet(FieldNames.EventKind, out var value));
        Assert.Equal("alert"u8.ToArray(), value);
        Assert.True(kind.TryGet(FieldNames.Dataset, out value));
        Assert.Equal("success"u8.ToArray(), value);
        Assert.True(kind.TryGet(FieldNames.EventCode, out value));
        Assert.Null(value);
        Assert.False(kind.TryGet(FieldNames.EventAction, out _));
        Assert.False(kind.TryGet(FieldNames.UserName, out _));
    }

    private static Record With(FieldName name, Constant value)
    {
        var record = new Record();
        record.Set(name, value);
        return record;
    }
}
