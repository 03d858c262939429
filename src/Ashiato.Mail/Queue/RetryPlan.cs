namespace Ashiato.Mail.Queue;

/// <summary>When a letter is tried again (RFC 5321 4.5.4.1: soon at first, then every few hours).</summary>
internal static class RetryPlan
{
    private static readonly int[] Minutes = [1, 5, 15, 30, 60, 120];

    private const int LaterMinutes = 240;

    /// <summary>The pause after so many attempts.</summary>
    /// <param name="attempts">At least one.</param>
    public static TimeSpan After(int attempts) => TimeSpan.FromMinutes(attempts <= Minutes.Length ? Minutes[Math.Max(attempts, 1) - 1] : LaterMinutes);
}
