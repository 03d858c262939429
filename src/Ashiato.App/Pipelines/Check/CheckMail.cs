using System.Globalization;
using Ashiato.Core;
using Ashiato.Detection.Logcheck;
using Ashiato.Mail.Message;
using Ashiato.Reports.Check;
using Ashiato.Reports.Check.Rendering;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.App.Pipelines.Check;

/// <summary>Turns a check's letter into a mail: subject, text and HTML.</summary>
/// <param name="letter">What to say.</param>
/// <param name="settings">The recipient, and what the subject is made of.</param>
/// <param name="isLogcheck">Do rules of logcheck serve? Then the subject is logcheck's, which filters of mail programs know.</param>
public sealed class CheckMail(CheckLetter letter, LogcheckSettings settings, bool isLogcheck)
{
    /// <summary>Mail programs show so many columns of plain text without wrapping.</summary>
    private const int Columns = 76;

    /// <summary>The mail in a language.</summary>
    public OwnMail Compose(Language language)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new CheckLetterText(new TextPage(text, language, Columns, color: false), letter).Write();
        var page = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new CheckLetterHtml(page, letter, language).Write();
        return new OwnMail(Subject(language), text.ToString(), [settings.SendMailTo]) { Html = page.ToString(), Language = language };
    }

    /// <summary>The subject; with rules of logcheck host, date and the gravest part.</summary>
    public string Subject(Language language) =>
        (settings.AddTag ? "[logcheck] " : "") + (settings.Reboot ? "Reboot: " : "")
        + (isLogcheck && letter.Sections.Count > 0 ? $"{letter.Host} {settings.Date ?? Stamp()} {letter.Sections[0].Title}" : CheckWords.Subject(letter).In(language));

    /// <summary>As <c>date +'%Y-%m-%d %H:%M %z'</c>.</summary>
    private string Stamp()
    {
        var local = TimeZoneInfo.ConvertTime(letter.Made, letter.Zone);
        var offset = local.Offset.Duration().ToString("hhmm", CultureInfo.InvariantCulture);
        return $"{local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {(local.Offset < TimeSpan.Zero ? '-' : '+')}{offset}";
    }
}
