using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Audit;
using Ashiato.Detection.Correlation;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Lineage;
using Ashiato.Detection.Matching;
using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Detection.Rules;

/// <summary>
/// Looks at records with a set of rules and correlations and says at the end what was found. Memory is bounded: what is
/// dropped is counted. Records of one family of logs come in time order; families come one after the other.
/// </summary>
public sealed class RuleEngine : IRecordSink
{
    private readonly RuleSet _rules;
    private readonly RuleMatcher _matcher;
    private readonly CorrelationRunner[] _runners;
    private readonly (int Runner, int Input)[][] _ofRule;
    private readonly (int Runner, int Input)[][] _ofCorrelation;
    private readonly bool[] _isCorrelationReported;
    private readonly RuleTallies _tallies = new();
    private readonly EchoFilter _echoes;
    private readonly List<int> _matches = [];
    private readonly AuditEvents _audit;
    private readonly AuditProcess _process = new();
    private readonly LineOf _line;
    private readonly List<(int Runner, int Input)> _heard = [];

    /// <summary>An engine.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="echoes">Knows what another log told already; shared with whoever looks at the same records.</param>
    public RuleEngine(RuleSet rules, EchoFilter? echoes = null)
    {
        _echoes = echoes ?? new EchoFilter();
        _rules = rules;
        _line = new LineOf(_process);
        _matcher = new RuleMatcher(rules.Rules);
        _runners = [.. rules.Correlations.Select((c, i) => new CorrelationRunner(c, i))];
        _ofRule = Listeners(rules.Correlations, isCorrelation: false, rules.Rules.Count);
        _ofCorrelation = Listeners(rules.Correlations, isCorrelation: true, rules.Correlations.Count);
        _audit = new AuditEvents(new EventSink(this));
        _isCorrelationReported = [.. _ofCorrelation.Select(l => l.All(x => rules.Correlations[x.Runner].Correlation.Generate))];
    }

    /// <summary>Told when the condition of a correlation holds, with the correlation's number: for tests, where several matches are one finding.</summary>
    internal event Action<int>? Held;

    /// <summary>Groups that correlations forgot inside their window, and matches that were counted without their own finding, because there were too many.</summary>
    public long Dropped => _runners.Sum(r => r.Dropped) + _tallies.Dropped;

    /// <summary>The id of the findings that a rule or correlation gives.</summary>
    public static string FindingId(SigmaDocument document) => document.Own?.FindingId ?? "sigma." + document.Key;

    /// <inheritdoc/>
    public void Accept(Record record)
    {
        if (AuditEvents.IsLine(record))
        {
            _process.See(record);
            _audit.Accept(record);
        }

        Look(record, isAuditEvent: false);
    }

    /// <summary>Says what was found.</summary>
    public void Conclude(FindingList findings)
    {
        _audit.Flush();

        // Windows that are judged at their end have ended now.
        foreach (var match in _runners.SelectMany(r => r.Conclude()).ToList())
        {
            Heard(match, new Record());
        }

        // Where a detector has told the same of the same user it knew more of what went on around it; attempts it tells of all who made them.
        var told = findings.All.Select(f => (f.Id, f.Actor.User)).ToHashSet();
        foreach (var finding in _tallies.Findings().Where(f => !told.Contains((f.Id, f.Actor.User)) && !(f.Kind == FindingKind.Attempt && told.Contains((f.Id, null)))))
        {
            findings.Add(finding);
        }
    }

    private void Look(Record record, bool isAuditEvent)
    {
        _matcher.Match(record, _matches, isAuditEvent);
        if (_matches.Count == 0 || _echoes.IsEcho(record))
        {
            return;
        }

        _line.Set(record);
        _heard.Clear();
        foreach (var number in _matches)
        {
            if (_rules.IsReported[number])
            {
                _tallies.Add(number, _rules.Rules[number], record, _line);
            }

            _heard.AddRange(_ofRule[number]);
        }

        // One event is one step of a row: of two steps that it matches the later hears of it first, and is not yet reached.
        if (_heard.Count > 1)
        {
            _heard.Sort(static (a, b) => a.Runner != b.Runner ? a.Runner - b.Runner : b.Input - a.Input);
        }

        foreach (var (runner, input) in _heard)
        {
            Heard(_runners[runner].Add(input, record, _line), record);
        }
    }

    /// <summary>For each rule or correlation the inputs that listen to it; of one correlation the last input first.</summary>
    private static (int Runner, int Input)[][] Listeners(IReadOnlyList<CompiledCorrelation> correlations, bool isCorrelation, int count)
    {
        var all = new (int Runner, int Input)[count][];
        Array.Fill(all, []);
        for (var runner = 0; runner < correlations.Count; runner++)
        {
            var inputs = correlations[runner].Inputs;
            for (var input = inputs.Length - 1; input >= 0; input--)
            {
                if (inputs[input].IsCorrelation == isCorrelation)
                {
                    all[inputs[input].Number] = [.. all[inputs[input].Number], (runner, input)];
                }
            }
        }

        return all;
    }

    private void Heard(CorrelationMatch? match, Record record)
    {
        if (match is null)
        {
            return;
        }

        Held?.Invoke(match.Number);
        if (_isCorrelationReported[match.Number])
        {
            _tallies.Add(_rules.Rules.Count + match.Number, _rules.Correlations[match.Number], match, record);
        }

        foreach (var (runner, input) in _ofCorrelation[match.Number])
        {
            Heard(_runners[runner].Add(input, match), record);
        }
    }

    /// <summary>Takes the audit events that were put together from several lines.</summary>
    private sealed class EventSink(RuleEngine engine) : IRecordSink
    {
        public void Accept(Record record) => engine.Look(record, isAuditEvent: true);
    }
}
