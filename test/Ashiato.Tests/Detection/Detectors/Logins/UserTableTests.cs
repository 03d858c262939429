using Ashiato.Detection.Detectors.Logins;

namespace Ashiato.Tests.Detection.Detectors.Logins;

public sealed class UserTableTests
{
    [Fact]
    public void Users_beyond_the_bound_are_counted_and_known_ones_stay()
    {
        var users = new UserTable<Habits>(2);
        var alice = users.Get("alice"u8);
        Assert.NotNull(users.Get("bob"u8));
        Assert.Null(users.Get("carol"u8));
        Assert.Null(users.Find("carol"u8));
        Assert.False(users.Put("carol"u8, new Habits()));
        Assert.Same(alice, users.Get("alice"u8));
        Assert.True(users.Put("alice"u8, new Habits()));
        Assert.NotSame(alice, users.Find("alice"u8));
        Assert.Equal(2, users.Dropped);
        Assert.Equal(["alice", "bob"], users.All.Select(u => u.User));
    }

    [Fact]
    public void Habits_need_five_log_ins_and_what_is_known_is_no_news()
    {
        var habits = new Habits();
        Assert.False(habits.IsNews("a"u8, 1, 3));
        Assert.False(habits.IsNews("b"u8, 2, 3));
        Assert.All(Enumerable.Range(3, 3), time => Assert.False(habits.IsNews("a"u8, time, 3)));
        Assert.False(habits.IsNews("b"u8, 6, 3));
        Assert.True(habits.IsNews("c"u8, 7, 3));
        Assert.False(habits.IsNews("d"u8, 8, 3));
        Assert.Equal((8L, 8L), (habits.Logins, habits.Last));
        Assert.True(habits.WasNewAt("c"u8, 7));

        // A log read later reaches further back.
        Assert.False(habits.IsNews("c"u8, 0, 3));
        Assert.False(habits.WasNewAt("c"u8, 7));
    }
}
