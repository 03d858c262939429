using static Ashiato.Tests.Detection.Detectors.Logins.Sshd;

namespace Ashiato.Tests.Detection.Detectors.Logins;

public sealed class LoginEventTests
{
    /// <summary>Whoever owns an address decides what name it has.</summary>
    [Theory]
    [InlineData("localhost.example.com")]
    [InlineData("127.example.com")]
    [InlineData("127.0.0.1.example.com")]
    public void A_name_like_the_servers_own_is_not_the_server(string name) =>
        _ = Detected.In("auth.log", Refusals(20, name)).One("login.guessing");

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost.localdomain")]
    [InlineData("127.0.0.1")]
    [InlineData("127.3.2.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public void The_server_itself_is_everybody_behind_it(string name) => Detected.In("auth.log", Refusals(20, name)).Not("login.guessing");
}
