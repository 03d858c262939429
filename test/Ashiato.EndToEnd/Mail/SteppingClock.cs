namespace Ashiato.EndToEnd.Mail;

/// <summary>A clock that only a test moves.</summary>
internal sealed class SteppingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 6, 25, 8, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
