using System.Buffers;
using System.Net;
using System.Text;
using Ashiato.Core;

namespace Ashiato.Detection.Shapes;

/// <summary>For each kind of place what may stand in it: for a person, for a POSIX regular expression, and as a test.</summary>
internal static class ShapeClass
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<byte> AddressBytes = SearchValues.Create("0123456789abcdefABCDEF.:"u8);
    private static readonly SearchValues<byte> HostBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"u8);
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._@+$-"u8);
    private static readonly SearchValues<byte> IdBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:/+=-"u8);
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\n\v\f\r"u8);

    /// <summary>What a person reads in such a place.</summary>
    public static Text Label(ShapeKind kind) => kind switch
    {
        ShapeKind.Number => new("<number>", "<数値>"),
        ShapeKind.Address => new("<address>", "<アドレス>"),
        ShapeKind.Host => new("<host>", "<ホスト>"),
        ShapeKind.Name => new("<name>", "<名前>"),
        ShapeKind.Path => new("<path>", "<パス>"),
        ShapeKind.Id => new("<id>", "<ID>"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a text has no label"),
    };

    /// <summary>A POSIX extended regular expression for what may stand there: as tight as the kind allows.</summary>
    public static string Expression(ShapeKind kind) => kind switch
    {
        ShapeKind.Number => "[[:digit:]]+",
        ShapeKind.Address => "[[:xdigit:].:]+",
        ShapeKind.Host => "[[:alnum:]._-]+",
        ShapeKind.Name => "[[:alnum:]._@+$-]+",
        ShapeKind.Path => "/[^[:space:]]*",
        ShapeKind.Id => "[[:alnum:]._:/+=-]+",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a text has no class"),
    };

    /// <summary>Would <see cref="Expression"/> match this text as a whole?</summary>
    public static bool Fits(ShapeKind kind, ReadOnlySpan<byte> text) => !text.IsEmpty && kind switch
    {
        ShapeKind.Number => !text.ContainsAnyExcept(Digits),
        ShapeKind.Address => !text.ContainsAnyExcept(AddressBytes) && text.Length <= 45 && IPAddress.TryParse(Encoding.ASCII.GetString(text), out _),
        ShapeKind.Host => !text.ContainsAnyExcept(HostBytes),
        ShapeKind.Name => !text.ContainsAnyExcept(NameBytes),
        ShapeKind.Path => text[0] == '/' && !text.ContainsAny(Blanks),
        ShapeKind.Id => !text.ContainsAnyExcept(IdBytes),
        _ => false,
    };
}
