using Ashiato.Mail.Smtp;

namespace Ashiato.Mail.Queue;

/// <summary>
/// Sends what waits. A letter is claimed, offered to the hubs in order, and what each recipient got is on the disk right after the hub's
/// answer, before anything else happens: a crash sends twice only what was answered and not yet recorded, the window that no
/// protocol closes (RFC 5321 4.1.1.4, RFC 1047).
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="settings">The hubs, and how long to try.</param>
/// <param name="limits">How long each step may take.</param>
/// <param name="clock">The clock.</param>
public sealed class QueueRunner(MailQueue queue, MailSettings settings, RelayLimits limits, TimeProvider clock)
{
    private const int MostTrouble = 10;

    private readonly List<string> _trouble = [];

    /// <summary>Sends every letter whose time has come.</summary>
    /// <param name="all">Also those whose time has not come.</param>
    /// <param name="stop">Ends the run; what is being sent counts as not answered.</param>
    public async Task<QueueReport> RunAsync(bool all, CancellationToken stop)
    {
        queue.Sweep();
        return await RunAsync(queue.Waiting(), all, stop);
    }

    /// <summary>Sends one letter now.</summary>
    public Task<QueueReport> RunOneAsync(string id, CancellationToken stop) => RunAsync([id], all: true, stop);

    private async Task<QueueReport> RunAsync(IEnumerable<string> ids, bool all, CancellationToken stop)
    {
        var counts = new int[Enum.GetValues<RunOutcome>().Length];
        using var relays = new RelaySet(settings, limits);
        foreach (var id in ids.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            counts[(int)await SendAsync(id, relays, all, stop)]++;
        }

        return new QueueReport(counts[(int)RunOutcome.Delivered], counts[(int)RunOutcome.Deferred], counts[(int)RunOutcome.Bounced], counts[(int)RunOutcome.Damaged], counts[(int)RunOutcome.NotDue], _trouble);
    }

    /// <summary>A letter whose record cannot be written does not stop the others.</summary>
    private async Task<RunOutcome> SendAsync(string id, RelaySet relays, bool all, CancellationToken stop)
    {
        try
        {
            using var claim = queue.Claim(id);
            return claim is null ? RunOutcome.NotDue : await SendAsync(claim, relays, all, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Tell(RelayTrouble.OneLine($"{id}: {e.Message}"));
            return RunOutcome.Deferred;
        }
    }

    private async Task<RunOutcome> SendAsync(ClaimedLetter claim, RelaySet relays, bool all, CancellationToken stop)
    {
        if (claim.Read() is not var (letter, envelope, state))
        {
            queue.Rename(claim.Id, QueueLayout.Damaged);
            return RunOutcome.Damaged;
        }

        if (state.Recipients.Any(IsWaiting))
        {
            if (!all && state.Next > clock.GetUtcNow() && state.Attempts > 0)
            {
                return RunOutcome.NotDue;
            }

            // The attempt is on record before it begins: where the disk is full, nothing is sent that could not be recorded afterwards.
            state = new LetterState(state.Attempts + 1, clock.GetUtcNow() + RetryPlan.After(state.Attempts + 1), state.Recipients);
            queue.WriteState(claim.Id, state);
            state = Settled(await AttemptAsync(claim.Id, letter, state, relays, stop), envelope);
            queue.WriteState(claim.Id, state);
        }

        return Finish(claim.Id, state);
    }

    /// <summary>Offers the letter to one hub after the other, as long as somebody has not got it.</summary>
    private async Task<LetterState> AttemptAsync(string id, Letter letter, LetterState state, RelaySet relays, CancellationToken stop)
    {
        var hubs = relays.For(letter.Relay);
        if (hubs.Count == 0)
        {
            return Answered(state, state.Recipients.Where(IsWaiting).Select(r => r with { Answer = "no mail hub is configured" }));
        }

        foreach (var hub in hubs)
        {
            var waiting = state.Recipients.Where(IsWaiting).Select(r => r.Recipient).ToList();
            if (waiting.Count == 0)
            {
                break;
            }

            var result = await hub.DeliverAsync(letter, waiting, stop);
            state = Answered(state, result.Answers);
            if (result.Answers.Any(a => a.Outcome != RecipientOutcome.Deferred))
            {
                queue.WriteState(id, state);
            }

            if (result.IsOpen)
            {
                break;
            }
        }

        return state;
    }

    private LetterState Answered(LetterState state, IEnumerable<RecipientAnswer> answers)
    {
        var known = answers.ToDictionary(a => a.Recipient, StringComparer.Ordinal);
        foreach (var answer in known.Values.Where(a => a.Outcome != RecipientOutcome.Accepted))
        {
            Tell(answer.Answer);
        }

        return state with { Recipients = [.. state.Recipients.Select(r => known.GetValueOrDefault(r.Recipient) ?? r)] };
    }

    private void Tell(string trouble)
    {
        if (_trouble.Count < MostTrouble && !_trouble.Contains(trouble))
        {
            _trouble.Add(trouble);
        }
    }

    /// <summary>Whoever was waited for too long is given up.</summary>
    private LetterState Settled(LetterState state, Envelope envelope) => clock.GetUtcNow() - envelope.Accepted < settings.GiveUpAfter ? state
        : state with { Recipients = [.. state.Recipients.Select(r => IsWaiting(r) ? r with { Outcome = RecipientOutcome.GivenUp } : r)] };

    private RunOutcome Finish(string id, LetterState state)
    {
        if (state.Recipients.Any(IsWaiting))
        {
            return RunOutcome.Deferred;
        }

        if (state.Recipients.Any(r => r.Outcome != RecipientOutcome.Accepted))
        {
            queue.Rename(id, QueueLayout.Bounced);
            return RunOutcome.Bounced;
        }

        queue.Settle(id);
        return RunOutcome.Delivered;
    }

    private static bool IsWaiting(RecipientAnswer answer) => answer.Outcome == RecipientOutcome.Deferred;
}
