using System.Text;
using Ashiato.App.Configuration;
using Ashiato.Core;

namespace Ashiato.Tests.App.Configuration;

public sealed class ConfigurationFileTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Settings_are_read_and_paths_begin_at_the_file()
    {
        var read = Read("""
            # ours
            geo:
              database: /srv/geo
            rules:
              - rules.d
              - /srv/more.yml
            indicators: bad.txt
            """);
        Assert.Equal("/srv/geo", read.GeoDatabase);
        Assert.Equal([Path.Combine(_temp.Path, "rules.d"), "/srv/more.yml"], read.Rules);
        Assert.Equal([Path.Combine(_temp.Path, "bad.txt")], read.Indicators);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("geo:\nrules:\nindicators:\n")]
    [InlineData("rules: []\n")]
    public void What_settles_nothing_is_empty(string text)
    {
        var read = Read(text);
        Assert.Null(read.GeoDatabase);
        Assert.Empty(read.Rules.Concat(read.Indicators));
    }

    [Theory]
    [InlineData("rule: x\n", ":1: there is no setting 'rule'; known are geo.database, rules, indicators, mail and check", ":1: 'rule' という設定はありません。使えるのは geo.database、rules、indicators、mail、check です")]
    [InlineData("\ngeo:\n  path: x\n", ":3: there is no setting 'geo.path'", ":3: 'geo.path' という設定はありません")]
    [InlineData("geo: x\n", ":1: settings 'name: value' are expected here (geo.…)", ":1: ここには「名前: 値」の形の設定が必要です（geo.…）")]
    [InlineData("- x\n", ":1: settings 'name: value' are expected here (geo, rules, indicators, mail, check)", ":1: ここには")]
    [InlineData("rules:\n  - a: b\n", ":2: 'rules' takes a path", ":2: 'rules' にはパスを指定してください")]
    [InlineData("geo: {database: []}\n", ":1: 'geo.database' takes a path", ":1: 'geo.database' には")]
    [InlineData("rules: [x\n", "not valid YAML", "YAML として読めません")]
    public void What_cannot_be_used_is_refused_with_its_line(string text, string en, string ja)
    {
        var refused = Assert.Throws<ConfigurationException>(() => Read(text));
        Assert.Contains("ashiato.yaml", refused.Text.En, StringComparison.Ordinal);
        Assert.Contains(en, refused.Text.En, StringComparison.Ordinal);
        Assert.Contains(ja, refused.Text.In(Language.Ja), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_refused() =>
        Assert.Contains("no.yaml", Assert.Throws<ConfigurationException>(() => ConfigurationFile.Read(Path.Combine(_temp.Path, "no.yaml"))).Text.En, StringComparison.Ordinal);

    private AshiatoConfiguration Read(string text) => ConfigurationFile.Read(_temp.Write("ashiato.yaml", Encoding.UTF8.GetBytes(text)));
}
