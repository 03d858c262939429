namespace Ashiato.FollowHost;

internal sealed class JournalWriter(string directory, int seed) : LineWriter(directory, seed)
{
    protected override void Write(int lines) => throw new NotSupportedException();

    protected override void Rotate() => throw new NotSupportedException();
}
