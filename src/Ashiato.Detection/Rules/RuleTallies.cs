using System.Runtime.InteropServices;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Correlation;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Detection.Rules;

/// <summary>Puts matches of one rule by one actor into one finding.</summary>
internal sealed class RuleTallies
{
    /// <summary>Actors that are told apart; those that come later are counted together for each rule.</summary>
    private const int Most = 20_000;

    /// <summary>Of one rule about attempts: an owner can do nothing about the thousandth address that he cannot about the first.</summary>
    private const int MostOfAttempts = 1_000;

    /// <summary>The same, of attempts that hardly ever succeed (low levels): every server sees hundreds a week.</summary>
    private const int MostOfFaintAttempts = 250;

    /// <summary>From this many actors of such a rule on, one line of each is kept.</summary>
    private const int FewOfAttempts = 50;

    private readonly Dictionary<ulong, RuleTally> _tallies = [];
    private readonly Dictionary<int, int> _actors = [];

    /// <summary>Matches that were counted without their own finding.</summary>
    public long Dropped { get; private set; }

    /// <summary>Counts a match of a rule.</summary>
    /// <param name="number">The rule's number.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="record">The record.</param>
    /// <param name="line">Its line.</param>
    public void Add(int number, CompiledRule rule, Record record, LineOf line)
    {
        var key = new KeyHash((ulong)number);
        key.Add(record.Get(FieldNames.SourceIp));
        key.Add(record.Get(FieldNames.UserName));
        foreach (var field in rule.Per)
        {
            key.Add(record.Get(field));
        }

        Find(key.Short, number, rule.Rule, rule.Source, record).Add(record, line);
    }

    /// <summary>Counts a match of a correlation.</summary>
    /// <param name="number">A number that no rule has.</param>
    /// <param name="correlation">The correlation.</param>
    /// <param name="match">The match.</param>
    /// <param name="record">The record that made the condition hold.</param>
    public void Add(int number, CompiledCorrelation correlation, CorrelationMatch match, Record record)
    {
        var key = new KeyHash((ulong)number);
        foreach (var group in match.Groups)
        {
            key.Add(System.Text.Encoding.UTF8.GetBytes(group));
        }

        Find(key.Short, number, correlation.Correlation, null, record).Add(match, correlation, record);
    }

    /// <summary>The findings, in the order their rules were read and first matched.</summary>
    public IEnumerable<Finding> Findings() => _tallies.Values.Select(t => t.Describe());

    private RuleTally Find(ulong key, int number, SigmaDocument document, LogSourceMap? source, Record record)
    {
        if (_tallies.TryGetValue(key, out var tally))
        {
            return tally;
        }

        ref var actors = ref CollectionsMarshal.GetValueRefOrAddDefault(_actors, number, out _);
        var isGrave = RuleTally.KindOf(document, source) is FindingKind.Sign or FindingKind.Intrusion;
        var isShared = _tallies.Count >= Most || (!isGrave && actors >= (document.Level <= SigmaLevel.Low ? MostOfFaintAttempts : MostOfAttempts));
        if (isShared)
        {
            Dropped++;
            key = (ulong)number;
            if (_tallies.TryGetValue(key, out tally))
            {
                return tally;
            }
        }

        actors++;
        tally = new RuleTally(document, source, record, isShared, isOneOfMany: !isShared && !isGrave && actors > FewOfAttempts);
        _tallies[key] = tally;
        return tally;
    }
}
