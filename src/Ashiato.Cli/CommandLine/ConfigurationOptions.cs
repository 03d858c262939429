using Ashiato.App.Configuration;
using Ashiato.Cli.Commands;
using Ashiato.Core;

namespace Ashiato.Cli.CommandLine;

/// <summary><c>--config FILE</c>, for every command that goes by the configuration.</summary>
internal static class ConfigurationOptions
{
    /// <summary>Another file than the usual one.</summary>
    public static readonly Option Configuration = Option.Value('\0', "config", "FILE", new Text($"the configuration instead of {AshiatoConfiguration.Home}", $"{AshiatoConfiguration.Home} の代わりに使う設定ファイル"));

    /// <summary>Reads the file given, or the usual one where it is there.</summary>
    /// <exception cref="UsageException">It cannot be used.</exception>
    public static AshiatoConfiguration Load(ParsedArguments given, CommandIo io)
    {
        var path = given.Path(Configuration);
        if (path is null && !File.Exists(io.Configuration))
        {
            return AshiatoConfiguration.Empty;
        }

        try
        {
            return ConfigurationFile.Read(path ?? io.Configuration);
        }
        catch (ConfigurationException e)
        {
            throw new UsageException(e.Text);
        }
    }
}
