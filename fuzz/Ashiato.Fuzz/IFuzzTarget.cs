namespace Ashiato.Fuzz;

/// <summary>A part of the program that hostile bytes reach.</summary>
internal interface IFuzzTarget
{
    /// <summary>The name on the command line and before the dash of corpus files: letters, digits, dots and underscores.</summary>
    string Name { get; }

    /// <summary>The name of the catalogue's format that this target is for, or null.</summary>
    string? Format { get; }

    /// <summary>How many inputs the corpus keeps for it at most.</summary>
    int MostKept { get; }

    /// <summary>Reads the bytes; any exception is a finding, <see cref="LostBytesException"/> among them.</summary>
    /// <param name="data">Any bytes.</param>
    /// <param name="seen">Is told what came out: an input that gives something new is interesting.</param>
    void Run(ReadOnlySpan<byte> data, Signatures seen);
}
