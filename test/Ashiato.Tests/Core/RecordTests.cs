using Ashiato.Core;

namespace Ashiato.Tests.Core;

public sealed class RecordTests
{
    private static readonly FieldName First = FieldName.Get("test.first");
    private static readonly FieldName Second = FieldName.Get("test.second");

    [Fact]
    public void A_copy_without_fields_takes_fields()
    {
        var record = new Record();
        record.Reset("one two"u8.ToArray(), 0, 7);
        var copy = record.Freeze();
        copy.Set(First, copy.Raw[..3]);
        copy.Set(Second, 7);
        Assert.Equal(("one", "7"), (copy.GetString(First), copy.GetString(Second)));
    }

    [Fact]
    public void A_field_changes_its_kind_and_place_and_is_still_one()
    {
        var record = new Record();
        record.Reset("..one two.."u8.ToArray(), 2, 7, 1);
        record.Set(First, Constant.Success);
        Assert.True(record.Is(First, "success"u8));
        record.Set(First, -5);
        Assert.True(record.TryGetInteger(First, out var number) && number == -5 && record.Get(First).IsEmpty);
        record.Set(First, 2.5);
        Assert.Equal("2.5", record.GetString(First));
        record.Set(First, "made"u8);
        Assert.True(record.Is(First, "made"u8) && record.Fields[0].IsDecoded);
        record.Set(Second, record.Get(First)[1..3]);
        Assert.True(record.Is(Second, "ad"u8) && record.Fields[1].IsDecoded);
        record.Set(First, record.Raw[4..]);
        Assert.True(record.Is(First, "two"u8) && !record.Fields[0].IsDecoded);
        record.SetExact(First, record.RawWithEnd[4..]);
        Assert.True(record.Is(First, "two."u8) && record.Fields[0].IsDecoded, "what reaches beyond the raw bytes is copied");
        Assert.Equal((2, "one two"), (record.FieldCount, System.Text.Encoding.UTF8.GetString(record.Raw)));
    }
}
