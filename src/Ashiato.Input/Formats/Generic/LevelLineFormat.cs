using Ashiato.Core;

namespace Ashiato.Input.Formats.Generic;

/// <summary><c>WARNING: message</c>, the second line of a java.util.logging record or the output of a small tool: a level and no time.</summary>
internal sealed class LevelLineFormat : LineFormat
{
    public override string Name => "level";

    public override Text Title => new("a level and a message, without a time", "重要度とメッセージのみの行（時刻なし）");

    public override string FirstBytes => "TDINWECFSAPtdinwecfsap";

    public override bool IsLoose => true;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var colon = line[..Math.Min(line.Length, 16)].IndexOf(": "u8);
        if (colon < 1 || !LevelWords.IsLevel(line[..colon]))
        {
            return false;
        }

        record.Set(FieldNames.LogLevel, line[..colon]);
        var message = line[(colon + 2)..];
        record.SetExact(FieldNames.Message, message);
        context.Messages.Read(default, message, record, context);
        return true;
    }
}
