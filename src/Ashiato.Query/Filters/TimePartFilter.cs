using System.Globalization;
using System.Text;
using Ashiato.Core;
using Ashiato.Query.Values;

namespace Ashiato.Query.Filters;

/// <summary>Matches records of which a part of an instant is one of some numbers.</summary>
/// <param name="name">A field that holds an ISO 8601 time; null for the record's own time.</param>
/// <param name="part">The part.</param>
/// <param name="comparison">How the part compares with the number.</param>
/// <param name="number">The number.</param>
public sealed class TimePartFilter(FieldName? name, TimePart part, Comparison comparison, double number) : Filter
{
    /// <inheritdoc/>
    public override int Cost => 8;

    /// <inheritdoc/>
    public override bool Matches(Record record)
    {
        if (name is null)
        {
            return record.HasTime && comparison.Holds(Of(record.Time), number);
        }

        return record.Has(name)
            && DateTimeOffset.TryParse(Encoding.UTF8.GetString(record.Get(name)), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && comparison.Holds(Of(time.ToUniversalTime()), number);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{name?.Name ?? "@timestamp"}:{part}{comparison.Sign()}{number.ToString(CultureInfo.InvariantCulture)}";

    private int Of(DateTimeOffset time) => part switch
    {
        TimePart.Minute => time.Minute,
        TimePart.Hour => time.Hour,
        TimePart.Day => time.Day,
        TimePart.Week => ISOWeek.GetWeekOfYear(time.UtcDateTime),
        TimePart.Month => time.Month,
        _ => time.Year,
    };
}
