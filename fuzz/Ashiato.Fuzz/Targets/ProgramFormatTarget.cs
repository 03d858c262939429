using System.Text;
using Ashiato.Input.Formats;

namespace Ashiato.Fuzz.Targets;

/// <summary>Each line as a message of one program behind a syslog header: nothing may be lost.</summary>
internal sealed class ProgramFormatTarget : IFuzzTarget
{
    private const int MostInput = 256 * 1024;
    private static readonly LogReader Reader = new();
    private readonly byte[] _header;

    public ProgramFormatTarget(ProgramFormat format)
    {
        Format = format.Name;
        var program = format.Programs.Count == 0 ? "app" : format.Programs[0];
        _header = Encoding.UTF8.GetBytes($"Feb 27 10:11:12 web1 {program}[4321]: ");
    }

    public string Name => "program." + Format;

    public string? Format { get; }

    public int MostKept => 2;

    public void Run(ReadOnlySpan<byte> data, Signatures seen)
    {
        using var log = new MemoryStream();
        foreach (var range in data.Split((byte)'\n'))
        {
            if (log.Length > MostInput)
            {
                break;
            }

            log.Write(_header);
            log.Write(data[range]);
            log.WriteByte((byte)'\n');
        }

        log.Position = 0;
        var check = new RecordCheck(log.ToArray(), seen);
        Reader.ReadText(log, check, new Surroundings().Context());
        check.End();
    }
}
