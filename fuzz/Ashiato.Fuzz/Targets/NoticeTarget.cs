using System.Text;
using Ashiato.Input.Notices;

namespace Ashiato.Fuzz.Targets;

/// <summary>An abuse notice: every stamp found stands in the text.</summary>
internal sealed class NoticeTarget : IFuzzTarget
{
    public string Name => "notice";

    public string? Format => null;

    public int MostKept => 20;

    public void Run(ReadOnlySpan<byte> data, Signatures seen)
    {
        var notice = NoticeReader.Read(Encoding.UTF8.GetString(data), TimeZoneInfo.Utc, Surroundings.Now);
        foreach (var stamp in notice.Stamps)
        {
            if (stamp.Written.Length == 0 || !stamp.Written.EndsWith(stamp.Clock, StringComparison.Ordinal))
            {
                throw new InvalidDataException($"the stamp '{stamp.Written}' does not end with its clock '{stamp.Clock}'");
            }

            seen.Add($"stamp {stamp.Written.Length} {stamp.ZoneWritten}");
        }

        seen.Add($"{int.Log2(notice.Stamps.Count + 1)} {int.Log2(notice.Addresses.Count + 1)} {notice.Zone is not null}");
    }
}
