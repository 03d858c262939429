using System.Text;
using Ashiato.Core;
using Ashiato.Query.Filters;
using Ashiato.Query.Values;

namespace Ashiato.Tests.Query.Filters;

/// <summary>What is left of filters for records of which some fields are known.</summary>
public sealed class FilterTests
{
    private static readonly Filter Action = Field(FieldNames.EventAction, "login");
    private static readonly Filter User = Field(FieldNames.UserName, "alice");
    private static readonly Filter Host = Field(FieldNames.HostName, "web1");

    [Fact]
    public void A_filter_of_which_nothing_is_decided_stays_the_same_object()
    {
        foreach (var filter in (Filter[])[User, new AndFilter([User, Host]), new OrFilter([User, new NotFilter(new AndFilter([User, Host]))])])
        {
            Assert.Null(filter.Decide(new Known()));
            Assert.Same(filter, filter.Without(new Known()));
        }
    }

    [Fact]
    public void Decided_parts_go()
    {
        Assert.Same(User, new AndFilter([Action, User]).Without(new Known()));
        Assert.Equal($"({User} OR {Host})", new OrFilter([new NotFilter(Action), User, Host]).Without(new Known()).ToString());
        Assert.Equal($"(NOT {User} AND {Host})", new AndFilter([new NotFilter(new AndFilter([Action, User])), Host]).Without(new Known()).ToString());
    }

    [Fact]
    public void The_dataset_is_a_known_field()
    {
        Assert.True(new DatasetFilter(Text("sshd")).Decide(new Known()));
        Assert.False(new DatasetFilter(Text("cron")).Decide(new Known()));
    }

    [Fact]
    public void Needs_are_those_of_the_parts()
    {
        Assert.Equal("alice|web1", string.Join('|', new OrFilter([User, Host]).Needs!.Literals.Select(l => Encoding.UTF8.GetString(l.Text))));
        Assert.Null(new OrFilter([User, new NotFilter(Host)]).Needs);
        var and = new AndFilter([Host, User]);
        Assert.Equal("alice", string.Join('|', and.Needs!.Literals.Select(l => Encoding.UTF8.GetString(l.Text))));
        Assert.Same(and.Needs, and.Needs);
    }

    private static FieldFilter Field(FieldName name, string text) => new(name, Text(text));

    private static WildcardTest Text(string text) => new(WildcardText.Plain(text));

    /// <summary>Records of sshd about log-ins.</summary>
    private sealed class Known : KnownFields
    {
        public override bool TryGet(FieldName name, out byte[]? value)
        {
            value = ReferenceEquals(name, FieldNames.EventAction) ? "login"u8.ToArray() : ReferenceEquals(name, FieldNames.Dataset) ? "sshd"u8.ToArray() : null;
            return value is not null;
        }
    }
}
