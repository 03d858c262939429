namespace Ashiato.Detection.Logcheck;

/// <summary>Says of a line into which sections of the report it belongs. Several threads may ask.</summary>
public sealed class LogcheckEngine
{
    private readonly LogcheckRules _rules;
    private readonly RuleSet _alarm;
    private readonly RuleSet _ignore;
    private readonly Lazy<RuleSet> _cracking;
    private readonly RaisedFile[] _attacks;
    private readonly RaisedFile[] _violations;
    private readonly LineVerdict[] _always;
    private readonly LineVerdict[] _withoutAttack;

    /// <summary>An engine.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="settings">The headings, and whether <c>cracking.ignore.d</c> counts.</param>
    public LogcheckEngine(LogcheckRules rules, LogcheckSettings settings)
    {
        _rules = rules;
        var crackingIgnore = settings.SupportCrackingIgnore ? rules.CrackingIgnore : [];
        _attacks = [.. rules.Cracking.Select(f => new RaisedFile(f, rules.Cracking, crackingIgnore, rules.Locale))];
        _violations = [.. rules.Violations.Select(f => new RaisedFile(f, rules.Violations, rules.ViolationsIgnore, rules.Locale))];
        _cracking = new Lazy<RuleSet>(() => Of(rules.Cracking));
        _alarm = Of(rules.Cracking.Concat(rules.Violations));
        _ignore = Of(rules.Ignore);
        Sections =
        [
            .. _attacks.Select(f => Section(LogcheckSectionKind.Attack, settings.AttackSubject, f.Name)),
            .. _violations.Select(f => Section(LogcheckSectionKind.Security, settings.SecuritySubject, f.Name)),
            new LogcheckSection(LogcheckSectionKind.System, settings.EventsSubject, null),
        ];
        _always = [.. Enumerable.Range(0, Sections.Count).Select(s => new LineVerdict(s, false))];
        _withoutAttack = [.. Enumerable.Range(0, Sections.Count).Select(s => new LineVerdict(s, true))];
    }

    /// <summary>The sections in the order of the report, also those that stay empty.</summary>
    public IReadOnlyList<LogcheckSection> Sections { get; }

    /// <summary>Judges a line.</summary>
    /// <param name="line">Its bytes, without the end of the line.</param>
    /// <param name="verdicts">Takes the sections it belongs into.</param>
    /// <returns>False when it belongs into none.</returns>
    public bool Judge(ReadOnlySpan<byte> line, List<LineVerdict> verdicts)
    {
        var text = LineEnds.Trim(line, _rules.Locale);
        if (_alarm.Matches(text))
        {
            JudgeAlarm(text, verdicts);
        }
        else if (!_ignore.Matches(text))
        {
            verdicts.Add(_always[^1]);
        }

        return verdicts.Count > 0;
    }

    /// <summary>The line as the report shows it: without white space at its end.</summary>
    public ReadOnlySpan<byte> Shown(ReadOnlySpan<byte> line) => LineEnds.Trim(line, _rules.Locale);

    private void JudgeAlarm(ReadOnlySpan<byte> text, List<LineVerdict> verdicts)
    {
        for (var i = 0; i < _attacks.Length; i++)
        {
            if (_attacks[i].Takes(text))
            {
                verdicts.Add(_always[i]);
            }
        }

        for (var i = 0; i < _violations.Length; i++)
        {
            if (_violations[i].Takes(text))
            {
                verdicts.Add((_cracking.Value.Matches(text) ? _withoutAttack : _always)[_attacks.Length + i]);
            }
        }
    }

    private RuleSet Of(IEnumerable<LogcheckRuleFile> files) => RuleSet.Of(_rules.Locale, files.SelectMany(f => f.Rules));

    private static LogcheckSection Section(LogcheckSectionKind kind, string subject, string file) =>
        new(kind, file == "logcheck" ? subject : $"{subject} for {file}", file);
}
