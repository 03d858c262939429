namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>The character classes of POSIX (XBD 7.3.1), one bit each.</summary>
[Flags]
internal enum CharClass
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Letters.</summary>
    Alpha = 1,

    /// <summary>Capital letters.</summary>
    Upper = 2,

    /// <summary>Small letters.</summary>
    Lower = 4,

    /// <summary>0 to 9, in every locale.</summary>
    Digit = 8,

    /// <summary>Hexadecimal digits, in every locale the 22 of ASCII.</summary>
    XDigit = 16,

    /// <summary>White space.</summary>
    Space = 32,

    /// <summary>What can be printed, blanks too.</summary>
    Print = 64,

    /// <summary>What can be printed and is neither blank nor letter nor digit.</summary>
    Punct = 128,

    /// <summary>Letters and digits.</summary>
    Alnum = 256,

    /// <summary>What can be printed, without blanks.</summary>
    Graph = 512,

    /// <summary>Control characters.</summary>
    Cntrl = 1024,

    /// <summary>Blank and tab, and what else parts words in the locale.</summary>
    Blank = 2048,
}
