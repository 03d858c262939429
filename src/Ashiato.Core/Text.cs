namespace Ashiato.Core;

/// <summary>The two languages a person can read Ashiato in.</summary>
public enum Language
{
    /// <summary>English.</summary>
    En,

    /// <summary>Japanese.</summary>
    Ja,
}

/// <summary>One message in both languages. A message that lacks one of them does not compile.</summary>
/// <param name="En">The English text.</param>
/// <param name="Ja">The Japanese text.</param>
public readonly record struct Text(string En, string Ja)
{
    /// <summary>The text in <paramref name="language"/>.</summary>
    public string In(Language language) => language == Language.Ja ? Ja : En;

    /// <summary>Both texts with <c>{0}</c>, <c>{1}</c> … replaced by the same arguments; an argument that is a <see cref="Text"/> by itself in the same language.</summary>
    public Text With(params object[] arguments) => new(Filled(En, arguments, Language.En), Filled(Ja, arguments, Language.Ja));

    /// <summary>A text that is the same in both languages (a name, an address, a number).</summary>
    public static Text Same(string text) => new(text, text);

    private static string Filled(string format, object[] arguments, Language language) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, format, [.. arguments.Select(a => a is Text text ? text.In(language) : a)]);
}
