using Ashiato.App.Configuration;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Ioc;

namespace Ashiato.Cli.Commands.Rules;

/// <summary><c>--ioc FILE</c>, for every command that detects.</summary>
internal static class IocOptions
{
    /// <summary>A list of indicators; as often as wanted.</summary>
    public static readonly Option List = Option.Value('\0', "ioc", "FILE", new Text("also look for the networks, domains and hashes of this list; may be given again", "このリストのネットワーク、ドメイン、ハッシュも探す（複数指定可）"));

    /// <summary>Reads the lists of the configuration and those given; tells on standard error how many lines are no indicators.</summary>
    /// <exception cref="UsageException">A list cannot be read.</exception>
    public static IocSet Load(ParsedArguments given, AshiatoConfiguration configuration, CommandIo io)
    {
        var set = new IocSet();
        foreach (var path in configuration.Indicators.Concat(given.Paths(List)))
        {
            try
            {
                var before = set.Refused;
                using var reader = new StreamReader(path);
                set.Add(reader);
                if (set.Refused > before)
                {
                    io.Complain(new Text("{0}: {1} lines are no network, domain or hash and were passed over", "{0}: ネットワーク、ドメイン、ハッシュのいずれでもない {1} 行を無視しました").With(path, set.Refused - before));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                throw new UsageException(new Text("cannot read the list '{0}': {1}", "リスト '{0}' を読み取れません: {1}").With(path, e.Message));
            }
        }

        return set;
    }
}
