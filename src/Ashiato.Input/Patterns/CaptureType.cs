namespace Ashiato.Input.Patterns;

/// <summary>What a capture of a <see cref="MessagePattern"/> may hold.</summary>
internal enum CaptureType
{
    /// <summary><c>{name}</c>: any text, the shortest that lets the rest match; may be empty.</summary>
    Text,

    /// <summary><c>{name:greedy}</c>: any text, the longest that lets the rest match. For names that an attacker chooses.</summary>
    Greedy,

    /// <summary><c>{name:rest}</c>: everything to the end.</summary>
    Rest,

    /// <summary><c>{name:word}</c>: one or more bytes, none of them white space, the shortest that lets the rest match.</summary>
    Word,

    /// <summary><c>{name:int}</c>: decimal digits, perhaps after a minus; kept as an integer.</summary>
    Integer,

    /// <summary><c>{name:num}</c>: a decimal number with an optional fraction; kept as text.</summary>
    Number,

    /// <summary><c>{name:hex}</c>: hexadecimal digits.</summary>
    Hex,

    /// <summary><c>{source:host}</c>: an address or a host name, perhaps in brackets; kept as <c>source.ip</c> or <c>source.domain</c>.</summary>
    Host,

    /// <summary><c>{source:ip}</c>: an IPv4 or IPv6 address; kept as <c>source.ip</c>. With a full field name, under that name.</summary>
    Ip,

    /// <summary><c>{name:padded}</c>: any text, the shortest that lets the rest match; blanks at its end are padding and not kept.</summary>
    Padded,

    /// <summary><c>{:blanks}</c>: blanks and tabs, as many as there are, perhaps none.</summary>
    Blanks,

    /// <summary><c>{name:name}</c>: a dotted name of a class, module or source file: letters, digits and <c>. _ $ - / : # &lt; &gt; ~</c>, not ending in a colon.</summary>
    Name,

    /// <summary><c>{name:level}</c>: the word for a level that logging libraries print, see <see cref="LevelWords"/>.</summary>
    Level,
}
