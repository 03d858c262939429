using Ashiato.Cli.Commands.LoginRecords;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Cli.Commands.Check;

/// <summary>The locale by which grep(1) would match here.</summary>
internal static class CheckLocale
{
    /// <summary>That of LC_ALL, LC_CTYPE or LANG: UTF-8 or not.</summary>
    public static EreLocale OfEnvironment() => PosixLocale.OfEnvironment().IsUtf8 ? EreLocale.Utf8 : EreLocale.C;
}
