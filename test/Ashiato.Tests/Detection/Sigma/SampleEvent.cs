using System.Text;
using Ashiato.Core;

namespace Ashiato.Tests.Detection.Sigma;

/// <summary>An event in the plainest form: fields with their values, and the text of the line.</summary>
internal sealed class SampleEvent
{
    public Dictionary<string, List<string>> Fields { get; init; } = new(StringComparer.Ordinal);

    public string Raw { get; set; } = "";

    public string Dataset { get; set; } = "generic";

    public SampleEvent Copy() => new()
    {
        Fields = Fields.ToDictionary(f => f.Key, f => f.Value.ToList(), StringComparer.Ordinal),
        Raw = Raw,
        Dataset = Dataset,
    };

    public Record ToRecord()
    {
        var record = new Record();
        var raw = Encoding.UTF8.GetBytes(Raw);
        record.Reset(raw, 0, raw.Length);
        record.Dataset = new Constant(Dataset);
        record.SetTime(1_700_000_000_000_000_000, 0, TimeOrigin.WrittenZone);
        foreach (var (name, values) in Fields)
        {
            foreach (var value in values.Where(_ => values.Count > 1))
            {
                record.Add(FieldName.Get(name), Encoding.UTF8.GetBytes(value));
            }

            if (values.Count == 1)
            {
                record.SetExact(FieldName.Get(name), Encoding.UTF8.GetBytes(values[0]));
            }
        }

        return record;
    }
}
