using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.App;

/// <summary>Ruby's Logger (<c>L, [STAMP #pid]  LEVEL -- program: text</c>) and Rails' <c>Started METHOD "PATH" for ADDRESS at STAMP</c>.</summary>
internal sealed class RubyFormat : LineFormat
{
    private static readonly Constant Rails = new("rails");
    private static readonly MessagePattern Head = new("ruby", " #{process.pid:int}]{:blanks}{log.level:level} -- [[{log.logger:name}]]: {message:rest}");
    private static readonly MessagePattern Request = new("rails.request", "Started {http.request.method:word} \"{url.original:greedy}\" for {source:host} at {rails.time:rest}", new("event.category=web"));
    private static readonly FieldName RailsTime = FieldName.Get("rails.time");

    public override string Name => "ruby";

    public override Text Title => new("Ruby's Logger and Rails", "Ruby Logger・Rails のログ");

    public override string FirstBytes => "DIWEFAS";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line[0] == 'S')
        {
            return TryRequest(line, line, record, context);
        }

        if (line.Length < 40 || line[1] != ',' || line[2] != ' ' || line[3] != '[' || !context.Stamps.TryIso(line[4..], out var stamp)
            || !Head.TryRead(line[(4 + stamp.Length)..], record))
        {
            return false;
        }

        record.Remove(FieldNames.EventCode);
        MessageSpan.ToLineEnd(line, record);
        _ = TryRequest(record.Get(FieldNames.Message), line, record, context);
        stamp.GiveTo(record);
        return true;
    }

    private static bool TryRequest(ReadOnlySpan<byte> text, ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var at = text.IndexOf("Started "u8);
        if (at is < 0 or > 60 || !Request.TryRead(text[at..], record) || !context.Stamps.TryIso(record.Get(RailsTime), out var stamp))
        {
            return false;
        }

        record.Remove(RailsTime);
        record.Dataset = Rails;
        record.SetExact(FieldNames.Message, text.IsEmpty ? line : text);
        stamp.GiveTo(record);
        return true;
    }
}
