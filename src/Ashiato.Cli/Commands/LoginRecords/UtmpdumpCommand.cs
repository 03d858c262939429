using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary><c>ashiato utmpdump</c>: utmpdump(1) of util-linux 2.38, for both byte orders and both sizes of a record.</summary>
internal sealed class UtmpdumpCommand : LoginCommand
{
    private static readonly Option Follow = Option.Flag('f', "follow", new("show records as they are added", "追加されるレコードを表示し続ける"));
    private static readonly Option Output = Option.Value('o', "output", "FILE", new("write to this file", "このファイルに出力"));
    private static readonly Option Reverse = Option.Flag('r', "reverse", new("turn the text back into records", "テキストからバイナリのレコードに戻す"));
    private static readonly Text CannotFollow = new("standard input cannot be followed", "標準入力に --follow は使えません");
    private static readonly Text NotALine = new("line {0} is no record and was left out", "{0} 行目はレコードではないため除外しました");
    private static readonly Text BrokenLine = new("line {0} ends in the middle of a record: stopping", "{0} 行目がレコードの途中で終わっているため、ここで中止します");
    private static readonly Text CutText = new(
        "{0} bytes at the end are no whole record of {1} bytes", "末尾の {0} バイトは 1 レコード（{1} バイト）に足りません");

    /// <inheritdoc/>
    public override string Name => "utmpdump";

    /// <inheritdoc/>
    public override Text Summary => new("login records as text and back, as utmpdump(1)", "ログイン記録とテキストの相互変換（utmpdump(1) と同じ）");

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> Options => [Follow, Output, Reverse];

    /// <inheritdoc/>
    protected override string Synopsis => "[OPTION]... [FILE]";

    /// <inheritdoc/>
    protected override int Run(ParsedArguments arguments, CommandIo io)
    {
        var path = arguments.Operands.Count > 0 ? arguments.Operands[0] : null;
        if (path is null && arguments.Has(Follow))
        {
            throw new UsageException(CannotFollow);
        }

        using var content = path is null ? io.In : LoginFiles.Open(path, io);
        if (content is null)
        {
            return 1;
        }

        using var file = arguments.Value(Output) is { } target ? new FileStream(target, FileMode.Create, FileAccess.Write) : null;
        var output = new ByteOutput(file ?? io.Out);
        try
        {
            return arguments.Has(Reverse) ? Undump(content, output, io) : Dump(content, path, output, arguments, io);
        }
        finally
        {
            output.Flush();
        }
    }

    private static int Dump(Stream content, string? path, ByteOutput output, ParsedArguments arguments, CommandIo io)
    {
        var show = Shower(path ?? "-", output, arguments.Has(Json));
        if (arguments.Has(Follow))
        {
            return FollowFile(content, show, output, io);
        }

        var reader = new LoginRecordReader(content);
        var zeros = new byte[reader.Layout.Size];
        for (var at = 0L; at < reader.LeadingZeroBytes; at += zeros.Length)
        {
            show(new LoginRecord(zeros, reader.Layout), at);
        }

        while (reader.TryRead(out var record))
        {
            show(record, reader.Offset);
        }

        if (reader.Remainder.Length > 0)
        {
            io.Complain(CutText.With(reader.Remainder.Length, reader.Layout.Size));
        }

        return ExitCode.Success;
    }

    private delegate void Show(in LoginRecord record, long offset);

    private static Show Shower(string path, ByteOutput output, bool asJson)
    {
        if (!asJson)
        {
            var text = new UtmpdumpText(output);
            return (in login, _) => text.Write(login);
        }

        var json = new RecordJson(output);
        var dataset = LoginDataset.Of(path);
        var record = new Record { Origin = new RecordOrigin(path) };
        return (in login, offset) =>
        {
            record.Reset([], 0, 0);
            record.Offset = offset;
            LoginRecordFields.Fill(record, login, dataset);
            json.Write(record);
        };
    }

    /// <summary>Shows the last ten records and then those that are added, until the program is stopped.</summary>
    private static int FollowFile(Stream content, Show show, ByteOutput output, CommandIo io)
    {
        var layout = new LoginRecordReader(content).Layout;
        var slot = new byte[layout.Size];
        var at = Math.Max(0, content.Length / layout.Size - 10) * layout.Size;
        while (true)
        {
            content.Position = at = content.Length < at ? 0 : at;
            while (content.ReadAtLeast(slot, slot.Length, throwOnEndOfStream: false) == slot.Length)
            {
                show(new LoginRecord(slot, layout), at);
                at += slot.Length;
            }

            output.Flush();
            io.Out.Flush();
            Thread.Sleep(250);
        }
    }

    private static int Undump(Stream content, ByteOutput output, CommandIo io)
    {
        var record = new byte[UtmpdumpParser.RecordSize];
        var buffer = new byte[UtmpdumpParser.MostLineBytes];
        using var buffered = new BufferedStream(content, 1 << 16);
        for (var number = 1L; ReadLine(buffered, buffer) is > 0 and var length; number++)
        {
            switch (UtmpdumpParser.Parse(buffer.AsSpan(0, length), record))
            {
                case UtmpdumpParser.Result.Record:
                    output.Write(record);
                    break;
                case UtmpdumpParser.Result.NoRecord:
                    io.Complain(NotALine.With(number));
                    break;
                default:
                    io.Complain(BrokenLine.With(number));
                    return 1;
            }
        }

        return ExitCode.Success;
    }

    private static int ReadLine(BufferedStream content, byte[] buffer)
    {
        var count = 0;
        while (count < buffer.Length)
        {
            var next = content.ReadByte();
            if (next < 0)
            {
                break;
            }

            buffer[count++] = (byte)next;
            if (next == '\n')
            {
                break;
            }
        }

        return count;
    }
}
