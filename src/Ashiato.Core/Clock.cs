namespace Ashiato.Core;

/// <summary>
/// The one clock. Everything that needs "now" takes a <see cref="TimeProvider"/> from here, so that tests and
/// <c>--now</c> can fix it; the compiler bans every other way to ask for the time.
/// </summary>
public static class Clock
{
    /// <summary>The running machine's clock.</summary>
#pragma warning disable RS0030 // This is the one place that may touch the wall clock.
    public static TimeProvider System { get; } = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>A clock that stands still at <paramref name="instant"/>.</summary>
    public static TimeProvider FixedAt(DateTimeOffset instant) => new FixedClock(instant);

    private sealed class FixedClock(DateTimeOffset instant) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => instant;
    }
}
