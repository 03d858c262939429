namespace Ashiato.Mail.Smtp;

/// <summary>How to log in at a hub (RFC 4954).</summary>
public enum RelayMethod
{
    /// <summary>The strongest of those that the hub offers.</summary>
    Best,

    /// <summary>PLAIN (RFC 4616).</summary>
    Plain,

    /// <summary>LOGIN.</summary>
    Login,

    /// <summary>CRAM-MD5 (RFC 2195).</summary>
    CramMd5,

    /// <summary>SCRAM-SHA-256 (RFC 7677).</summary>
    ScramSha256,

    /// <summary>XOAUTH2: the password is an access token.</summary>
    XOAuth2,
}
