using System.Security.Cryptography;
using System.Text.Json;
using Ashiato.Core;
using Ashiato.Mail.Smtp;

namespace Ashiato.Mail.Queue;

/// <summary>
/// The durable queue. <see cref="Accept"/> returns only when the letter survives a crash of the program and of the machine; sending is
/// <see cref="QueueRunner"/>'s. Any number of processes may use one spool at once: a letter is claimed with flock(2), which a
/// process that dies gives back.
/// </summary>
/// <param name="spool">The directory, made with mode 0700 where it is missing.</param>
/// <param name="clock">The clock.</param>
public sealed class MailQueue(string spool, TimeProvider clock)
{
    /// <summary>A file that is being written is never older: what is belongs to a process that died.</summary>
    private static readonly TimeSpan OldestTemporary = TimeSpan.FromDays(1);

    /// <summary>The name of a letter that was sent is kept so long: a server may be switched off for some weeks.</summary>
    private static readonly TimeSpan OldestSent = TimeSpan.FromDays(90);

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>No state is longer.</summary>
    private const int LongestState = 64 << 20;

    /// <summary>The directory.</summary>
    public string Spool { get; } = Path.GetFullPath(spool);

    /// <summary>Takes a letter. When this returns, it is on the disk (fsync of file and directory) and will be sent.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="batch">Hexadecimal digits by which <see cref="HasAccepted"/> knows the letter again, or null.</param>
    /// <returns>The letter's id: digits, small letters, a dash; in order of time.</returns>
    /// <exception cref="MailException">The spool cannot be written; nothing was accepted.</exception>
    public string Accept(Letter letter, string? batch = null)
    {
        var now = clock.GetUtcNow();
        var id = $"{now.UtcDateTime:yyyyMMddHHmmssfff}-{batch ?? RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        try
        {
            MakeSpool();
            DurableFile.Write(PathOf(id, QueueLayout.Letter), file => LetterFile.Write(file, letter, now));
            return id;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailException(MailTrouble.CannotCreate, new Text("the letter was not accepted: the spool '{0}' cannot be written: {1}", "メールを受け付けられませんでした。スプール '{0}' に書き込めません: {1}").With(Spool, e.Message), e);
        }
    }

    /// <summary>
    /// Was a letter with this batch id accepted within the last weeks, whatever became of it? So a program that died between accepting and
    /// remembering does not say the same twice.
    /// </summary>
    public bool HasAccepted(string batch) =>
        Directory.Exists(Spool) && QueueLayout.IsId(batch) && Directory.EnumerateFiles(Spool, $"*-{batch}.*").Any(f => Path.GetExtension(f) != QueueLayout.Temporary && Path.GetExtension(f) != QueueLayout.State);

    /// <summary>Every letter, the oldest first: waiting, bounced and damaged ones.</summary>
    /// <exception cref="MailException">The spool cannot be read.</exception>
    public IReadOnlyList<QueuedLetter> List() =>
        [.. Files().Select(f => Describe(f.Id, f.Suffix)).OfType<QueuedLetter>().OrderBy(l => l.Id, StringComparer.Ordinal)];

    /// <summary>Letters that somebody will not get, for the next digest.</summary>
    public IReadOnlyList<QueuedLetter> Bounces() => [.. List().Where(l => l.Kind == QueuedKind.Bounced)];

    /// <summary>One letter, or null.</summary>
    public QueuedLetter? Find(string id) => !QueueLayout.IsId(id) ? null
        : new[] { QueueLayout.Letter, QueueLayout.Bounced, QueueLayout.Damaged }.Where(s => File.Exists(PathOf(id, s))).Select(s => Describe(id, s)).FirstOrDefault();

    /// <summary>The message of a letter, or null when there is none that can be read.</summary>
    public byte[]? Message(string id)
    {
        using var file = QueueLayout.IsId(id) ? Libc.OpenToRead(PathOf(id, QueueLayout.Letter)) ?? Libc.OpenToRead(PathOf(id, QueueLayout.Bounced)) : null;
        return file is not null && LetterFile.ReadEnvelope(file, out var start) is { } envelope ? LetterFile.ReadMessage(file, envelope, start) : null;
    }

    /// <summary>Removes a letter for good, unless a process sends it just now.</summary>
    /// <returns>False when there is none of that id, or it is being sent.</returns>
    public bool Drop(string id)
    {
        if (Find(id) is not { Kind: not QueuedKind.Sending })
        {
            return false;
        }

        using var claim = Claim(id);
        if (claim is null && File.Exists(PathOf(id, QueueLayout.Letter)))
        {
            return false;
        }

        Remove(id, QueueLayout.Letter, QueueLayout.Bounced, QueueLayout.Damaged, QueueLayout.State);
        return true;
    }

    /// <summary>The letters that wait.</summary>
    internal IEnumerable<string> Waiting() => Files().Where(f => f.Suffix == QueueLayout.Letter).Select(f => f.Id).Order(StringComparer.Ordinal);

    /// <summary>Takes a waiting letter for this process, or null when another has it or it is gone.</summary>
    internal ClaimedLetter? Claim(string id)
    {
        var path = PathOf(id, QueueLayout.Letter);
        var file = Libc.OpenToRead(path);
        // The name is looked at again once the lock is ours: whoever had it before may have settled the letter. Ids are never used twice.
        if (file is null || !Libc.TryLock(file) || !File.Exists(path))
        {
            file?.Dispose();
            return null;
        }

        return new ClaimedLetter(this, id, file);
    }

    /// <summary>What became of a letter; null when it was never tried or the record is damaged (it is then tried again: twice is better than never).</summary>
    internal LetterState? ReadState(string id)
    {
        using var file = Libc.OpenToRead(PathOf(id, QueueLayout.State));
        try
        {
            if (file is null || RandomAccess.GetLength(file) is var length && length > LongestState)
            {
                return null;
            }

            var bytes = new byte[length];
            return RandomAccess.Read(file, bytes, 0) == length && JsonSerializer.Deserialize(bytes, QueueJson.Default.LetterState) is { Recipients: { } known } state
                && known.All(r => r is { Recipient: not null, Answer: not null }) ? state : null;
        }
        catch (Exception e) when (e is JsonException or IOException or NotSupportedException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Records what became of a letter; durable when it returns.</summary>
    internal void WriteState(string id, LetterState state) =>
        DurableFile.Write(PathOf(id, QueueLayout.State), file => JsonSerializer.Serialize(file, state, QueueJson.Default.LetterState));

    /// <summary>Gives a waiting letter another name (bounced, damaged); durable when it returns.</summary>
    internal void Rename(string id, string suffix)
    {
        File.Move(PathOf(id, QueueLayout.Letter), PathOf(id, suffix), overwrite: true);
        Libc.SyncDirectory(Spool);
    }

    /// <summary>A letter that everybody has got goes; of one with a batch id the name stays.</summary>
    internal void Settle(string id)
    {
        if (QueueLayout.HasBatch(id))
        {
            Rename(id, QueueLayout.Sent);
            using (var file = new FileStream(PathOf(id, QueueLayout.Sent), FileMode.Open, FileAccess.Write))
            {
                file.SetLength(0);
            }

            Remove(id, QueueLayout.State);
            return;
        }

        Remove(id, QueueLayout.Letter, QueueLayout.State);
    }

    /// <summary>Removes files of a letter in the order given; durable when it returns.</summary>
    internal void Remove(string id, params string[] suffixes)
    {
        foreach (var suffix in suffixes)
        {
            File.Delete(PathOf(id, suffix));
        }

        Libc.SyncDirectory(Spool);
    }

    /// <summary>Removes what crashes left over: states of letters that are settled, files that were never finished.</summary>
    internal void Sweep()
    {
        foreach (var path in FilesOf(QueueLayout.State).Where(p => QueueLayout.IsId(Path.GetFileNameWithoutExtension(p)) && Find(Path.GetFileNameWithoutExtension(p)) is null)
            .Concat(Older(QueueLayout.Sent, OldestSent)).Concat(Older(QueueLayout.Temporary, OldestTemporary)))
        {
            File.Delete(path);
        }
    }

    private string[] FilesOf(string suffix) => Directory.Exists(Spool) ? Directory.GetFiles(Spool, "*" + suffix) : [];

    private IEnumerable<string> Older(string suffix, TimeSpan age) => FilesOf(suffix).Where(p => clock.GetUtcNow() - File.GetLastWriteTimeUtc(p) > age);

    private void MakeSpool()
    {
        if (!Directory.Exists(Spool))
        {
            Directory.CreateDirectory(Spool, OwnerOnly);
            Libc.SyncDirectory(Path.GetDirectoryName(Spool)!);
        }
    }

    private IEnumerable<(string Id, string Suffix)> Files()
    {
        try
        {
            return Directory.Exists(Spool)
                ? [.. Directory.GetFiles(Spool).Select(f => (Path.GetFileNameWithoutExtension(f), Path.GetExtension(f)))
                    .Where(f => QueueLayout.IsId(f.Item1) && f.Item2 is QueueLayout.Letter or QueueLayout.Bounced or QueueLayout.Damaged)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailException(MailTrouble.InputOutput, new Text("the spool '{0}' cannot be read: {1}", "スプール '{0}' を読み取れません: {1}").With(Spool, e.Message), e);
        }
    }

    private QueuedLetter? Describe(string id, string suffix)
    {
        using var file = Libc.OpenToRead(PathOf(id, suffix));
        if (file is null)
        {
            return null;
        }

        var envelope = suffix == QueueLayout.Damaged ? null : LetterFile.ReadEnvelope(file, out _);
        var kind = suffix == QueueLayout.Bounced ? QueuedKind.Bounced : envelope is null ? QueuedKind.Damaged : Libc.TryLock(file) ? QueuedKind.Waiting : QueuedKind.Sending;
        return envelope is null
            ? new QueuedLetter(id, QueuedKind.Damaged, null, "", 0, new LetterState(0, default, []))
            : new QueuedLetter(id, kind, envelope.Accepted, envelope.Sender, envelope.Size, StateOf(id, envelope));
    }

    /// <summary>The state of a letter, with every recipient of the envelope and no other.</summary>
    internal LetterState StateOf(string id, Envelope envelope)
    {
        var state = ReadState(id) ?? new LetterState(0, envelope.Accepted, []);
        var known = state.Recipients.DistinctBy(r => r.Recipient).ToDictionary(r => r.Recipient, StringComparer.Ordinal);
        return state with { Recipients = [.. envelope.Recipients.Select(r => known.GetValueOrDefault(r) ?? new RecipientAnswer(r, RecipientOutcome.Deferred, ""))] };
    }

    private string PathOf(string id, string suffix) => Path.Combine(Spool, id + suffix);
}
