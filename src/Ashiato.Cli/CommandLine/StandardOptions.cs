using Ashiato.Core;

namespace Ashiato.Cli.CommandLine;

/// <summary>Options that mean the same to several commands.</summary>
internal static class StandardOptions
{
    /// <summary><c>--help</c>.</summary>
    public static readonly Option Help = Option.Flag('h', "help", new Text("this help", "このヘルプ"));

    /// <summary><c>--color</c>; see <see cref="ColorArgument"/>.</summary>
    public static readonly Option Color = Option.Value('\0', "color", "WHEN", new Text("always, never or auto", "色付け: always、never、auto"));

    /// <summary><c>--root</c>: where the evidence is.</summary>
    public static readonly Option Root = Option.Value('\0', "root", "DIR", new Text("the evidence: a copied tree, a mounted image or an archive", "証拠: コピーしたディレクトリ、マウントしたイメージ、アーカイブ"));

    /// <summary><c>--tz</c>: the zone of single lines and files.</summary>
    public static readonly Option StampZone = Option.Value('\0', "tz", "ZONE", new Text("zone of stamps that carry none (Asia/Tokyo)", "タイムゾーンのない時刻のゾーン（例: Asia/Tokyo）"));

    /// <summary><c>--tz</c>: the zone of the server that left the evidence.</summary>
    public static readonly Option ServerZone = Option.Value('\0', "tz", "ZONE", new Text("the server's time zone, where the evidence does not tell", "サーバーのタイムゾーン（証拠から分からない場合）"));
}
