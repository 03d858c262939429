using System.Text;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck;

/// <summary>A directory laid out as /etc/logcheck with its settings, rules and texts, read and never changed.</summary>
public sealed class LogcheckTree
{
    private readonly List<LogcheckProblem> _problems = [];
    private readonly IRuleFolder _folder;

    private LogcheckTree(IRuleFolder folder, string configurationPath, byte[]? configuration)
    {
        _folder = folder;
        Settings = configuration is null
            ? new LogcheckSettings() : SettingsReader.Read(configurationPath, Encoding.UTF8.GetString(configuration), _problems);
    }

    /// <summary>What logcheck.conf says.</summary>
    public LogcheckSettings Settings { get; }

    /// <summary>What of the settings could not be used.</summary>
    public IReadOnlyList<LogcheckProblem> Problems => _problems;

    /// <summary>Bytes of header.txt, or null.</summary>
    public byte[]? Header => _folder.File("header.txt");

    /// <summary>Bytes of footer.txt, or null.</summary>
    public byte[]? Footer => _folder.File("footer.txt");

    /// <summary>Opens a tree.</summary>
    /// <param name="directory">The directory of rules; null for Ashiato's own.</param>
    /// <param name="configuration">Another logcheck.conf than the one in the directory, or null.</param>
    /// <exception cref="IOException">The named configuration cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The named configuration may not be read.</exception>
    public static LogcheckTree Open(string? directory, string? configuration)
    {
        IRuleFolder folder = directory is null ? new OwnRules() : new DiskRules(directory);
        return configuration is null
            ? new LogcheckTree(folder, Path.Combine(directory ?? "", "logcheck.conf"), folder.File("logcheck.conf"))
            : new LogcheckTree(folder, configuration, File.ReadAllBytes(configuration));
    }

    /// <summary>Reads the rules of a level.</summary>
    public LogcheckRules ReadRules(LogcheckLevel level, EreLocale locale) => new RuleReader(locale).Read(_folder, level);
}
