using Ashiato.App.Configuration;
using Ashiato.Core;

namespace Ashiato.Cli.Commands;

/// <summary>The outside world of one run of a command, so that tests can stand in for it.</summary>
internal sealed class CommandIo
{
    /// <summary>Standard input, bytes.</summary>
    public required Stream In { get; init; }

    /// <summary>Standard output, bytes. Nothing but results goes there. Buffer what you write; the caller does not.</summary>
    public required Stream Out { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The language to speak.</summary>
    public required Language Language { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = Core.Clock.System;

    /// <summary>The zone of the machine (or of TZ).</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Where the configuration stands that the owner of this machine has made.</summary>
    public string Configuration { get; init; } = AshiatoConfiguration.Home;

    /// <summary>Is standard output a terminal?</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Is standard error a terminal?</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal, or null when there is none.</summary>
    public int? Columns { get; init; }

    /// <summary>May colours be used when the output is a terminal (NO_COLOR is not set)?</summary>
    public bool MayColor { get; init; }

    /// <summary>Writes one line of trouble: <c>ashiato: …</c>.</summary>
    public void Complain(Text text) => Error.WriteLine("ashiato: " + TerminalText.Escape(text.In(Language)));

    /// <summary>Writes a line for each problem.</summary>
    public void Complain(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Complain(problem.Text);
        }
    }
}
