using Ashiato.Cli.CommandLine;
using Ashiato.Cli.Commands.Mail;

namespace Ashiato.Tests.Cli.Mail;

/// <summary>Command lines as callers of sendmail write them.</summary>
public sealed class SendmailOptionsTests
{
    [Theory]
    [InlineData("-t -i", "mode=m t dots=no to=")]
    [InlineData("-ti", "mode=m t dots=no to=")]
    [InlineData("-FCronDaemon -i -B8BITMIME -oem root", "mode=m dots=no F=CronDaemon to=root")]
    [InlineData("-FCronDaemon -odi -oem -oi -t -f root", "mode=m t dots=no f=root F=CronDaemon to=")]
    [InlineData("-i -f me@example.org -F Me -- a@example.org -b", "mode=m dots=no f=me@example.org F=Me to=a@example.org|-b")]
    [InlineData("-r me a", "mode=m dots=yes f=me to=a")]
    [InlineData("-bs", "mode=s dots=yes to=")]
    [InlineData("-bp", "mode=p dots=yes to=")]
    [InlineData("-bi", "mode=i dots=yes to=")]
    [InlineData("-I", "mode=i dots=yes to=")]
    [InlineData("-q", "mode=q dots=yes to=")]
    [InlineData("-q30m", "mode=q dots=yes to=")]
    [InlineData("-N failure,delay -R hdrs -V id -O Timeout=1 -X /dev/null -L tag -h 3 -p x -B 7BIT a", "mode=m dots=yes to=a")]
    [InlineData("-G -U -n -m -s -E -x -e m a", "mode=m dots=yes to=m|a")]
    [InlineData("-em -oee -od -Am -d8.1 a", "mode=m dots=yes to=a")]
    [InlineData("-auashiato -am CRAM-MD5 -v a", "mode=m dots=yes v u=ashiato am=CRAM-MD5 to=a")]
    public void They_are_understood(string words, string meant)
    {
        var options = SendmailOptions.Parse(words.Split(' '));
        var said = new List<string> { "mode=" + options.Mode };
        Add(said, options.RecipientsFromHeader, "t");
        Add(said, true, "dots=" + (options.DotEnds ? "yes" : "no"));
        Add(said, options.Verbose, "v");
        Add(said, options.Sender is not null, "f=" + options.Sender);
        Add(said, options.FullName is not null, "F=" + options.FullName);
        Add(said, options.AuthUser is not null, "u=" + options.AuthUser);
        Add(said, options.AuthMethod is not null, "am=" + options.AuthMethod);
        said.Add("to=" + string.Join('|', options.Recipients));
        Assert.Equal(meant, string.Join(' ', said));
    }

    [Theory]
    [InlineData("-f")]
    [InlineData("-bd")]
    [InlineData("-ax y")]
    [InlineData("-K")]
    [InlineData("--nonsense")]
    public void What_is_wrong_is_refused(string words) => Assert.Throws<UsageException>(() => SendmailOptions.Parse(words.Split(' ')));

    [Theory]
    [InlineData("/usr/sbin/sendmail", "sendmail -t")]
    [InlineData("mailq", "sendmail -bp -t")]
    [InlineData("/usr/bin/newaliases", "sendmail -bi -t")]
    [InlineData("/usr/bin/ashiato", null)]
    [InlineData("", null)]
    public void A_link_is_the_program_of_its_name(string called, string? meant) =>
        Assert.Equal(meant, ProgramName.Meant(called, ["-t"]) is { } words ? string.Join(' ', words) : null);

    [Theory]
    [InlineData("a\n.\nb\n", true, "a\n")]
    [InlineData("a\r\n.\r\nb\n", true, "a\r\n")]
    [InlineData(".\nb\n", true, "")]
    [InlineData("a\n.\nb\n", false, "a\n.\nb\n")]
    [InlineData("a\n..\n.b\n", true, "a\n..\n.b\n")]
    [InlineData("a", true, "a")]
    public void A_dot_alone_ends_the_message(string input, bool dotEnds, string message)
    {
        Assert.Equal(message, System.Text.Encoding.ASCII.GetString(MessageInput.Read(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(input)), dotEnds)));
    }

    private static void Add(List<string> said, bool isSo, string word)
    {
        if (isSo)
        {
            said.Add(word);
        }
    }
}
