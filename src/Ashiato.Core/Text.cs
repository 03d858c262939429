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

    /// <summary>Both texts with <c>{0}</c>, <c>{1}</c> … replaced by the same arguments.</summary>
    public Text With(params object[] arguments) => new(
        string.Format(System.Globalization.CultureInfo.InvariantCulture, En, arguments),
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Ja, arguments));

    /// <summary>Both texts with bilingual arguments, each in its own language.</summary>
    public Text With(params Text[] arguments) => new(
        string.Format(System.Globalization.CultureInfo.InvariantCulture, En, [.. arguments.Select(a => (object)a.En)]),
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Ja, [.. arguments.Select(a => (object)a.Ja)]));

    /// <summary>A text that is the same in both languages (a name, an address, a number).</summary>
    public static Text Same(string text) => new(text, text);
}
