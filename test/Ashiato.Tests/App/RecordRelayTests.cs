using System.Text;
using Ashiato.App.Pipelines;
using Ashiato.Core;

namespace Ashiato.Tests.App;

public sealed class RecordRelayTests
{
    private static readonly FieldName Number = FieldName.Get("test.number");
    private static readonly FieldName Decoded = FieldName.Get("test.decoded");

    [Fact]
    public void Hands_on_every_record_in_order_with_its_fields()
    {
        var taken = new List<string>();
        using var relay = new RecordRelay(new Sink(r => taken.Add($"{r.LineNumber} {Encoding.UTF8.GetString(r.Raw)} {r.GetString(Number)} {r.GetString(Decoded)} {r.UnixNanoseconds} {r.EndLength} {r.Code?.Value}")));
        var record = new Record();
        var expected = new List<string>();
        for (var i = 1; i <= 10_000; i++)
        {
            // Some are longer than a batch.
            var text = new string((char)('a' + (i % 26)), i % 997 == 0 ? 100_000 : i % 300);
            var bytes = Encoding.UTF8.GetBytes("junk" + text + "\n");
            record.Reset(bytes, 4, text.Length);
            record.Relocate(bytes, 4, text.Length, 1);
            record.LineNumber = i;
            record.Set(Number, i);
            record.Set(Decoded, Encoding.UTF8.GetBytes("put together " + i));
            record.Set(FieldNames.EventCode, new Constant("code" + (i % 3)));
            record.SetTime(i, 0, TimeOrigin.WrittenZone);
            relay.Accept(record);
            expected.Add($"{i} {text} {i} put together {i} {i} 1 code{i % 3}");
            bytes.AsSpan().Clear();
        }

        relay.Complete();
        Assert.Equal(expected, taken);
    }

    [Fact]
    public void Throws_where_the_records_come_from_what_the_sink_throws()
    {
        using var relay = new RecordRelay(new Sink(_ => throw new FormatException("no")));
        var record = new Record();
        var thrown = Assert.Throws<FormatException>(() =>
        {
            for (var i = 0; i < 100_000; i++)
            {
                record.Reset([65], 0, 1);
                relay.Accept(record);
            }

            relay.Complete();
        });
        Assert.Equal("no", thrown.Message);
    }

    [Fact]
    public void Its_thread_ends_when_the_records_stop_coming_before_they_are_complete()
    {
        Thread? thread = null;
        using (var relay = new RecordRelay(new Sink(_ => thread = Thread.CurrentThread)))
        {
            var record = new Record();
            for (var i = 0; i < 10_000; i++)
            {
                record.Reset([65], 0, 1);
                relay.Accept(record);
            }
        }

        Assert.NotNull(thread);
        Assert.False(thread.IsAlive);
    }

    [Fact]
    public void Without_records_there_is_no_thread_and_nothing_to_wait_for()
    {
        using var relay = new RecordRelay(new Sink(_ => Assert.Fail("there was no record")));
        relay.Complete();
        relay.Complete();
    }

    private sealed class Sink(Action<Record> take) : IRecordSink
    {
        public void Accept(Record record) => take(record);
    }
}
