using Ashiato.Core;

namespace Ashiato.Reports.Explanations;

/// <summary>
/// Which explanation a record gets. Its kind is its code; records without one are told by what their format has instead: the
/// dataset with the action (<c>auditd.user_login</c>) or, when a rule spoke, with <c>rule</c> (<c>apache.error.rule</c>).
/// A kind with the outcome behind it (<c>http.request:failure</c>) goes before the kind alone.
/// </summary>
internal static class ExplanationKey
{
    /// <summary>The explanation for a record, or null.</summary>
    public static Explanation? Find(Record record)
    {
        if (record.Code is { } code)
        {
            return WithOutcome(code.Value, record);
        }

        var dataset = record.Dataset.Value;
        return (record.GetString(FieldNames.EventAction) is { } action ? WithOutcome($"{dataset}.{action}", record) : null)
            ?? (record.GetString(FieldNames.RuleId) is null ? null : WithOutcome($"{dataset}.rule", record));
    }

    private static Explanation? WithOutcome(string kind, Record record) =>
        (record.GetString(FieldNames.EventOutcome) is { } outcome ? ExplanationCatalog.Find($"{kind}:{outcome}") : null)
        ?? ExplanationCatalog.Find(kind);
}
