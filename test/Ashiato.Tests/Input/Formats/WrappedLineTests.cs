using System.Text;
using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Tests.Input.Formats.LoginRecords;

namespace Ashiato.Tests.Input.Formats;

/// <summary>A line inside another is what it would be by itself, for detectors too.</summary>
public sealed class WrappedLineTests
{
    private const string Access = """203.0.113.9 - - [10/Mar/2026:07:45:10 +0000] \"POST /wp-login.php HTTP/1.1\" 401 12 \"-\" \"curl\" """;

    [Theory]
    [InlineData("Mar 10 07:45:10 web1 shop[4711]: INFO:     203.0.113.9:12310 - \"POST /wp-login.php HTTP/1.1\" 401 Unauthorized", "uvicorn.access")]
    [InlineData("{\"log\":\"" + Access + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-03-10T07:45:10.0Z\"}", "apache.access")]
    [InlineData("2026-03-10T07:45:10.0Z stdout F INFO:     203.0.113.9:12310 - \"POST /wp-login.php HTTP/1.1\" 401 Unauthorized", "uvicorn.access")]
    public void The_kind_of_the_inner_line_is_the_record_s(string line, string dataset)
    {
        var sink = new Slots.Collected();
        var context = new ReadContext { Zone = TimeZoneInfo.Utc, Problems = sink, Origin = new RecordOrigin("x.log"), Now = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero) };
        new LogReader().ReadText(new MemoryStream(Encoding.UTF8.GetBytes(line)), sink, context);
        var record = Assert.Single(sink.Records);
        Assert.Equal(("http.request", "http.request", dataset), (record.Code?.Value, record.GetString(FieldNames.EventCode), record.Dataset.Value));
        Assert.Equal("203.0.113.9", record.GetString(FieldNames.SourceIp));
    }
}
