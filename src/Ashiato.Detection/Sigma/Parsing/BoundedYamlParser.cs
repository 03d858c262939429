using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ashiato.Detection.Sigma.Parsing;

/// <summary>
/// Counts depth and size while the text is read, before anything recursive goes on; aliases, which could multiply it, are
/// refused.
/// </summary>
/// <param name="parser">Reads the text.</param>
/// <param name="file">Its name, for messages.</param>
internal sealed class BoundedYamlParser(Parser parser, string file) : IParser
{
    private const int MostDepth = 64;
    private const int MostEvents = 200_000;

    private int _depth;
    private int _events;

    /// <inheritdoc/>
    public ParsingEvent? Current => parser.Current;

    /// <inheritdoc/>
    /// <exception cref="SigmaException">The text is too large or deep, or uses aliases.</exception>
    public bool MoveNext()
    {
        if (!parser.MoveNext())
        {
            return false;
        }

        _depth += parser.Current switch
        {
            MappingStart or SequenceStart => 1,
            MappingEnd or SequenceEnd => -1,
            _ => 0,
        };
        return _depth <= MostDepth && ++_events <= MostEvents && parser.Current is not AnchorAlias
            ? true
            : throw new SigmaException(
                new Text("the file is nested too deeply, too large, or uses aliases", "入れ子が深すぎる、大きすぎる、またはエイリアスを使っています"),
                new SigmaLocation(file, parser.Current!.Start.Line, parser.Current.Start.Column));
    }
}
