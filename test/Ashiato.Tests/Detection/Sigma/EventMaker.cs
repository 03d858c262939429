using System.Text;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Query.Values;

namespace Ashiato.Tests.Detection.Sigma;

/// <summary>Makes events that satisfy a rule, by choosing a way through its condition and writing the values it asks for.</summary>
internal sealed class EventMaker(SigmaRule rule, LogSourceMap source, Random random)
{
    private readonly Dictionary<string, List<WildcardText>> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _raw = [];

    /// <summary>An event that satisfies the rule, or null when none of some tries did.</summary>
    public SampleEvent? Make()
    {
        var naive = new NaiveRule(rule, source);
        for (var tries = 0; tries < 200; tries++)
        {
            _texts.Clear();
            _raw.Clear();
            Satisfy(Pick(rule.Conditions));
            var made = Build();
            AddAbsent(made);
            if (naive.Matches(made) && source.Scope.Matches(made.ToRecord()))
            {
                return made;
            }
        }

        return null;
    }

    /// <summary>Rules that ask for a field not to be empty get it.</summary>
    private void AddAbsent(SampleEvent made)
    {
        foreach (var item in rule.Detections.Values.SelectMany(Items).Where(i => i.Field is not null && i.Values.Any(v => v is NullValue)))
        {
            var place = source.Find(item.Field!)[0];
            if (random.Next(2) == 0 && !made.Fields.ContainsKey(place.Name.Name))
            {
                made.Fields[place.Name.Name] = ["there"];
            }
        }
    }

    private static IEnumerable<DetectionItem> Items(DetectionNode node) => node switch
    {
        AllOf all => all.Parts.SelectMany(Items),
        AnyOf any => any.Parts.SelectMany(Items),
        DetectionItem item => [item],
        _ => [],
    };

    /// <summary>Fields that the rule names and the value that would make it hold.</summary>
    public IEnumerable<(string Field, string Value)> Asked() =>
        from item in rule.Detections.Values.SelectMany(Items)
        where item.Field is not null
        from value in item.Values
        let text = value switch
        {
            CidrValue cidr => cidr.Network.Split('/')[0],
            TextValue wanted => Instance(wanted.Text) is { Length: > 0 } t ? t : "filled",
            _ => null,
        }
        where text is not null
        select (source.Find(item.Field!)[0].Name.Name, text);

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private void Satisfy(ConditionNode condition)
    {
        switch (condition)
        {
            case AndCondition and:
                Satisfy(and.Left);
                Satisfy(and.Right);
                break;
            case OrCondition or:
                Satisfy(random.Next(2) == 0 ? or.Left : or.Right);
                break;
            case NamedCondition named:
                Satisfy(rule.Detections[named.Name]);
                break;
            case OfCondition of:
                var names = of.Names(rule.Detections.Keys).ToArray();
                random.Shuffle(names);
                foreach (var name in names.Take(of.Least ?? names.Length))
                {
                    Satisfy(rule.Detections[name]);
                }

                break;
            case NotCondition { Inner: NotCondition twice }:
                Satisfy(twice.Inner);
                break;
        }
    }

    private void Satisfy(DetectionNode node)
    {
        switch (node)
        {
            case AllOf all:
                foreach (var part in all.Parts)
                {
                    Satisfy(part);
                }

                break;
            case AnyOf any:
                Satisfy(Pick(any.Parts));
                break;
            case DetectionItem { IsNegated: false } item:
                foreach (var value in item.IsAll ? item.Values : [Pick(item.Values)])
                {
                    Write(item.Field, value);
                }

                break;
        }
    }

    private void Write(string? field, SigmaValue value)
    {
        var text = value switch
        {
            TextValue wanted => wanted.Text,
            RegexValue regex => new WildcardText([WildcardPart.Star, new(new RegexSample(regex.Pattern, random).Make(), false), WildcardPart.Star]),
            CidrValue cidr => WildcardText.Plain(cidr.Network.Split('/')[0]),
            NumberValue number => WildcardText.Plain(((int)number.Number + (number.Comparison is Comparison.Greater ? 1 : number.Comparison is Comparison.Less ? -1 : 0)).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ExistsValue { IsThere: true } => WildcardText.Plain("there"),
            _ => null,
        };
        if (text is null || text.Parts.Count == 0)
        {
            return;
        }

        if (field is null)
        {
            _raw.Add(Instance(text));
            return;
        }

        var place = source.Find(field)[0];
        var name = place.Member < 0 ? place.Name.Name : place.Name.Name + "#" + place.Member;
        if (!_texts.TryGetValue(name, out var all))
        {
            _texts[name] = all = [];
        }

        all.Add(text);
    }

    /// <summary>Beginnings stand first, ends last; whole values alone.</summary>
    private SampleEvent Build()
    {
        var made = Base();
        foreach (var (name, texts) in _texts.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var whole = texts.Find(t => !t.Parts[0].IsStar && !t.Parts[^1].IsStar);
            var value = whole is not null ? Instance(whole) : string.Join(' ', texts.OrderBy(t => t.Parts[0].IsStar ? t.Parts[^1].IsStar ? 1 : 2 : 0).Select(Instance));
            var mark = name.IndexOf('#', StringComparison.Ordinal);
            if (mark < 0)
            {
                if (name == "event.dataset")
                {
                    made.Dataset = value;
                }
                else
                {
                    made.Fields[name] = [value];
                }

                continue;
            }

            var members = made.Fields.TryGetValue(name[..mark], out var known) ? known : made.Fields[name[..mark]] = [];
            var member = int.Parse(name.AsSpan(mark + 1), System.Globalization.CultureInfo.InvariantCulture);
            while (members.Count <= member)
            {
                members.Add("-");
            }

            members[member] = value;
        }

        made.Raw = string.Join(' ', _raw.Append(Noise()));
        return made;
    }

    /// <summary>What the log source itself asks for.</summary>
    private SampleEvent Base()
    {
        var made = new SampleEvent();
        foreach (var (field, value) in LogSourceSamples.Of(source.Name))
        {
            if (field == "event.dataset")
            {
                made.Dataset = value;
            }
            else if (field == "raw")
            {
                _raw.Add(value);
            }
            else
            {
                made.Fields[field] = [value];
            }
        }

        return made;
    }

    private string Instance(WildcardText text)
    {
        var made = new StringBuilder();
        foreach (var part in text.Parts)
        {
            _ = made.Append(part.Text is { } t ? t : part.IsStar ? random.Next(3) == 0 ? "" : Noise() : "x");
        }

        return made.ToString();
    }

    private string Noise() => new([.. Enumerable.Range(0, random.Next(6)).Select(_ => (char)random.Next('a', 'z' + 1))]);
}
