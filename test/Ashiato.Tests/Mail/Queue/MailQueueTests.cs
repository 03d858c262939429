using System.Text;
using Ashiato.Core;
using Ashiato.Mail;
using Ashiato.Mail.Queue;
using Ashiato.Mail.Smtp;
using FsCheck;
using FsCheck.Fluent;

namespace Ashiato.Tests.Mail.Queue;

public sealed class MailQueueTests : IDisposable
{
    private static readonly TimeProvider At = Clock.FixedAt(new DateTimeOffset(2026, 3, 2, 6, 25, 8, TimeSpan.Zero));

    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    private MailQueue Queue => new(Path.Combine(_temp.Path, "spool"), At);

    [Fact]
    public void An_accepted_letter_is_there_for_its_owner_alone()
    {
        var id = Queue.Accept(Letter());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Queue.Spool));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(Queue.Spool))));
        var found = Queue.Find(id)!;
        Assert.Equal((QueuedKind.Waiting, "s@example.com", At.GetUtcNow()), (found.Kind, found.Sender, found.Accepted!.Value));
        Assert.Equal(["a@example.org", "b@example.org"], found.Waiting);
        Assert.Equal(Letter().Content.ToArray(), Queue.Message(id));
    }

    [Fact]
    public void A_spool_that_cannot_be_made_accepts_nothing()
    {
        var file = _temp.Write("file", []);
        var refused = Assert.Throws<MailException>(() => new MailQueue(file + "/spool", At).Accept(Letter()));
        Assert.Equal(MailTrouble.CannotCreate, refused.Kind);
    }

    [Fact]
    public void A_letter_that_one_has_claimed_nobody_else_gets()
    {
        var id = Queue.Accept(Letter());
        using (Queue.Claim(id))
        {
            Assert.Null(Queue.Claim(id));
            Assert.Equal(QueuedKind.Sending, Queue.Find(id)!.Kind);
            Assert.False(Queue.Drop(id));
        }

        using var again = Queue.Claim(id);
        Assert.NotNull(again);
    }

    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData(".letter")]
    public void What_is_no_id_reaches_no_file(string id)
    {
        Assert.Null(Queue.Find(id));
        Assert.Null(Queue.Message(id));
        Assert.False(Queue.Drop(id));
    }

    [Fact]
    public void A_letter_cut_anywhere_is_kept_aside_and_never_sent()
    {
        var id = Queue.Accept(Letter());
        var path = Path.Combine(Queue.Spool, id + ".letter");
        var whole = File.ReadAllBytes(path);
        foreach (var length in Enumerable.Range(0, whole.Length))
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Equal(1, Run().Damaged);
            Assert.Equal(QueuedKind.Damaged, Assert.Single(Queue.List()).Kind);
            Assert.True(Queue.Drop(id));
        }
    }

    [Fact]
    public void The_queue_survives_any_file_in_the_spool()
    {
        var names = Gen.Elements("x.letter", "x.state", "y.letter", "y.state", "z.bounced", "z.damaged", "x.tmp", ".letter", "README", "x.letter.0.tmp");
        var contents = Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>(), Gen.Elements("{", "{}", "null\n", "[]", "{\"version\":1}\n", "{\"version\":1,\"recipients\":[null],\"sender\":\"\",\"sha256\":\"\"}\n", "{\"attempts\":1,\"recipients\":[null]}", "{\"attempts\":1,\"recipients\":null}").Select(Encoding.UTF8.GetBytes));
        Prop.ForAll(names.ToArbitrary(), contents.ToArbitrary(), (name, content) =>
        {
            var id = Queue.Accept(Letter());
            File.WriteAllBytes(Path.Combine(Queue.Spool, name), content);
            File.WriteAllBytes(Path.Combine(Queue.Spool, id + ".state"), content);
            var listed = Queue.List().Any(l => l.Id == id && l.Kind == QueuedKind.Waiting);
            var report = Run();
            var kept = Queue.List().Any(l => l.Id == id && l.Kind == QueuedKind.Waiting && l.Waiting.Count() == 2);
            Directory.Delete(Queue.Spool, recursive: true);
            return listed && kept && report.Deferred >= 1;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_link_or_a_fifo_is_not_followed()
    {
        var id = Queue.Accept(Letter());
        var other = _temp.Write("outside", File.ReadAllBytes(Path.Combine(Queue.Spool, id + ".letter")));
        File.CreateSymbolicLink(Path.Combine(Queue.Spool, "20260302-0.letter"), other);
        Assert.Equal(id, Assert.Single(Queue.List()).Id);
        Assert.Null(Queue.Claim("20260302-0"));
    }

    [Fact]
    public void What_crashes_left_is_swept()
    {
        Queue.Accept(Letter());
        var state = Path.Combine(Queue.Spool, "gone.state");
        File.WriteAllText(state, "{}");
        var old = Path.Combine(Queue.Spool, "x.letter.1.tmp");
        File.WriteAllText(old, "half");
        File.SetLastWriteTimeUtc(old, At.GetUtcNow().UtcDateTime.AddDays(-2));
        Run();
        Assert.False(File.Exists(state));
        Assert.False(File.Exists(old));
    }

    [Fact]
    public void A_recorded_outcome_outlives_the_sender()
    {
        var id = Queue.Accept(Letter());
        Queue.WriteState(id, new LetterState(1, At.GetUtcNow(), [new RecipientAnswer("a@example.org", RecipientOutcome.Accepted, "250 ok"), new RecipientAnswer("b@example.org", RecipientOutcome.Accepted, "250 ok")]));
        Assert.Equal(1, Run().Delivered);
        Assert.Empty(Directory.GetFiles(Queue.Spool));
    }

    /// <summary>A run without a hub: letters stay, what is none is put aside.</summary>
    private QueueReport Run() => new QueueRunner(Queue, new MailSettings(), RelayLimits.Prompt, At).RunAsync(all: true, CancellationToken.None).GetAwaiter().GetResult();

    private static Letter Letter() => new("s@example.com", ["a@example.org", "b@example.org"], "Subject: x\r\n\r\nbody\r\n"u8.ToArray());
}
