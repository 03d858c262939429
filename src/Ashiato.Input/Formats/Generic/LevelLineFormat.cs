using Ashiato.Core;

namespace Ashiato.Input.Formats.Generic;

/// <summary><c>WARNING: message</c>, the second line of a java.util.logging record or the output of a small tool: a level and no time.</summary>
internal sealed class LevelLineFormat : LineFormat
{
    public override string Name => "level";

    public override Text Title => new("a level and a message, without a time", "重要度とメッセージのみの行（時刻なし）");

    public override string FirstBytes => "TDINWECFSAPtdinwecfsap";

    public override bool IsLoose => true;

    /// <summary>In a file of such lines each is a record.</summary>
    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => LevelLength(line) > 0 ? Joins.No : Joins.Maybe;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var colon = LevelLength(line);
        if (colon == 0)
        {
            return false;
        }

        record.Set(FieldNames.LogLevel, line[..colon]);
        var message = line[(colon + 2)..].TrimStart((byte)' ');
        record.SetExact(FieldNames.Message, message);
        context.Messages.Read(default, message, record, context);
        return true;
    }

    private static int LevelLength(ReadOnlySpan<byte> line)
    {
        var colon = line[..Math.Min(line.Length, 16)].IndexOf(": "u8);
        return colon > 0 && LevelWords.IsLevel(line[..colon]) ? colon : 0;
    }
}
