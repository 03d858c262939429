using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>
/// Which characters are in which class: as the C library of this machine says for C.UTF-8, because grep(1) asks it too.
/// Where the library has no such locale, Unicode's categories serve.
/// </summary>
internal static partial class CharClasses
{
    private const int CtypeMask = 1; // LC_CTYPE_MASK of glibc and musl

    private static readonly (string Name, CharClass Class)[] Names =
    [
        ("alpha", CharClass.Alpha), ("upper", CharClass.Upper), ("lower", CharClass.Lower), ("digit", CharClass.Digit), ("xdigit", CharClass.XDigit),
        ("space", CharClass.Space), ("print", CharClass.Print), ("punct", CharClass.Punct), ("alnum", CharClass.Alnum), ("graph", CharClass.Graph),
        ("cntrl", CharClass.Cntrl), ("blank", CharClass.Blank),
    ];

    private static readonly Lazy<nint> Locale = new(OpenLocale);

    /// <summary>The class of that name (<c>alpha</c>), or none.</summary>
    internal static CharClass Find(ReadOnlySpan<byte> name)
    {
        foreach (var (known, of) in Names)
        {
            if (known.Length == name.Length && Ascii.Equals(name, known))
            {
                return of;
            }
        }

        return CharClass.None;
    }

    /// <summary>Is an ASCII character in the class? The same in every locale.</summary>
    internal static bool HasAscii(CharClass of, int c) => of switch
    {
        CharClass.Alpha => char.IsAsciiLetter((char)c),
        CharClass.Upper => char.IsAsciiLetterUpper((char)c),
        CharClass.Lower => char.IsAsciiLetterLower((char)c),
        CharClass.Digit => char.IsAsciiDigit((char)c),
        CharClass.XDigit => char.IsAsciiHexDigit((char)c),
        CharClass.Space => c is ' ' or (>= 9 and <= 13),
        CharClass.Print => c is >= ' ' and < 127,
        CharClass.Punct => c is > ' ' and < 127 && !char.IsAsciiLetterOrDigit((char)c),
        CharClass.Alnum => char.IsAsciiLetterOrDigit((char)c),
        CharClass.Graph => c is > ' ' and < 127,
        CharClass.Cntrl => c is < ' ' or 127,
        CharClass.Blank => c is ' ' or '\t',
        _ => false,
    };

    /// <summary>Is a character above 127 in any of the classes?</summary>
    internal static bool HasWide(CharClass any, int rune)
    {
        foreach (var (name, of) in Names)
        {
            if ((any & of) != 0 && IsIn(name, of, rune))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(string name, CharClass of, int rune) =>
        Locale.Value == 0 ? ByCategory(of, rune) : iswctype_l((uint)rune, wctype_l(name, Locale.Value), Locale.Value) != 0;

    private static bool ByCategory(CharClass of, int rune)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(rune);
        var isLetter = category is <= UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber;
        var isSpace = category is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            && rune is not (0xA0 or 0x2007 or 0x202F);
        var isControl = category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
        var isPrint = !isControl && category is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
        return of switch
        {
            CharClass.Alpha or CharClass.Alnum => isLetter,
            CharClass.Upper => category is UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter,
            CharClass.Lower => category is UnicodeCategory.LowercaseLetter,
            CharClass.Space => isSpace,
            CharClass.Blank => isSpace && !isControl,
            CharClass.Cntrl => isControl,
            CharClass.Print => isPrint,
            CharClass.Graph => isPrint && !isSpace,
            CharClass.Punct => isPrint && !isSpace && !isLetter,
            _ => false,
        };
    }

    private static nint OpenLocale()
    {
        try
        {
            return newlocale(CtypeMask, "C.UTF-8", 0);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return 0;
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint newlocale(int mask, string name, nint from);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nuint wctype_l(string name, nint locale);

    [LibraryImport("libc")]
    private static partial int iswctype_l(uint character, nuint type, nint locale);
}
