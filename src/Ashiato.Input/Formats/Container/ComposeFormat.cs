using Ashiato.Core;

namespace Ashiato.Input.Formats.Container;

/// <summary>What <c>docker compose logs</c> prints: the service's name, blanks, <c>|</c>, and the line of the service.</summary>
internal sealed class ComposeFormat : LineFormat
{
    private static readonly FieldName ContainerName = FieldName.Get("container.name");

    public override string Name => "container.compose";

    public override Text Title => new("docker compose logs", "docker compose logs の出力");

    public override string FirstBytes => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

    public override bool JoinsLines => false;

    public override bool IsLoose => true;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var bar = line[..Math.Min(line.Length, 128)].IndexOf(" | "u8);
        if (bar <= 0 || context.Depth > 0)
        {
            return false;
        }

        var name = line[..bar].TrimEnd((byte)' ');
        if (name.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-"u8) >= 0)
        {
            return false;
        }

        var message = line[(bar + 3)..];
        record.Set(ContainerName, name);
        context.Messages.Read(name, message.TrimStart((byte)' '), record, context);
        if (!record.Has(FieldNames.Message))
        {
            record.SetExact(FieldNames.Message, message);
        }

        return true;
    }
}
