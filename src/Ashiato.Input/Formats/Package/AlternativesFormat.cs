using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Package;

/// <summary><c>/var/log/alternatives.log</c> of update-alternatives(1): <c>update-alternatives STAMP: text</c>. A changed alternative is a changed command.</summary>
internal sealed class AlternativesFormat : LineFormat
{
    private static readonly PatternSet Kinds = new(
        new("alternatives.command", "run with {alternatives.arguments:rest}"),
        new("alternatives.updated", "link group {alternatives.name:word} updated to point to {file.path:rest}", new("event.category=configuration", "event.action=alternative_change")),
        new("alternatives.removed", "link group {alternatives.name:word} fully removed", new("event.category=configuration", "event.action=alternative_change")),
        new("alternatives.auto", "status of link group {:text} set to {alternatives.mode:word}", new("event.category=configuration", "event.action=alternative_change")),
        new("alternatives.auto", "switched to {*}", new("event.category=configuration", "event.action=alternative_change")),
        new("alternatives.other", "{*}"));

    private static ReadOnlySpan<byte> Program => "update-alternatives"u8;

    public override string Name => "alternatives";

    public override Text Title => new("update-alternatives' log", "update-alternatives のログ");

    public override string FirstBytes => "u";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var start = Program.Length + 1;
        if (!line.StartsWith(Program) || line.Length < start + 21 || !context.Stamps.TryIso(line[start..], out var stamp)
            || !line[(start + stamp.Length)..].StartsWith(": "u8))
        {
            return false;
        }

        stamp.GiveTo(record);
        var message = line[(start + stamp.Length + 2)..];
        record.Set(FieldNames.ProcessName, Program);
        record.SetExact(FieldNames.Message, message);
        _ = Kinds.TryRead(message, record);
        return true;
    }
}
