namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>What a byte of a line means: grep(1) goes by LC_CTYPE.</summary>
public enum EreLocale
{
    /// <summary>C.UTF-8 (and every other UTF-8 locale): characters of UTF-8; a byte that belongs to none matches nothing but itself.</summary>
    Utf8,

    /// <summary>C, also called POSIX: every byte is a character; those above 127 are in no class.</summary>
    C,
}
