using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Services;

/// <summary>A program whose messages are told by templates alone: one row of a table of services.</summary>
/// <param name="name">The name in the catalogue.</param>
/// <param name="title">What the program is.</param>
/// <param name="programs">The names it writes logs under; none for a program that only writes a file of its own.</param>
/// <param name="patterns">Its messages.</param>
internal sealed class TableProgram(string name, Text title, IReadOnlyList<string> programs, params MessagePattern[] patterns) : ProgramFormat
{
    public override string Name => name;

    public override Text Title => title;

    public override IReadOnlyList<string> Programs => programs;

    public override PatternSet Patterns { get; } = new(patterns);

    public override bool MayBegin(byte first) => Patterns.All.Any(p => p.CanBegin(first));
}
