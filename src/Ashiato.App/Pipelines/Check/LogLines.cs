namespace Ashiato.App.Pipelines.Check;

/// <summary>Walks over the lines of one log, one after the other.</summary>
internal static class LogLines
{
    /// <summary>Gives every line, without its end.</summary>
    /// <exception cref="IOException">Reading failed.</exception>
    public static void Read(CheckInput input, LineTaker take)
    {
        var isOpened = false;
        using var reader = new BlockReader(() =>
        {
            var isFirst = !isOpened;
            isOpened = true;
            return isFirst ? input.Open() : null;
        });
        var block = new LineBlock();
        while (reader.TryFill(block))
        {
            var lines = block.Lines;
            lines = lines is [.. var whole, (byte)'\n'] ? whole : lines;
            foreach (var range in lines.Split((byte)'\n'))
            {
                take(lines[range]);
            }
        }
    }
}
