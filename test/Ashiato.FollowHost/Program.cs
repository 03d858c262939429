using Ashiato.FollowHost;

// The two processes of test/Ashiato.EndToEnd/Following/KillTests.cs: one writes numbered lines and rotates, the other reads and is
// killed.
switch (args)
{
    case ["read", var state, var spool, var mode, .. var logs]:
        return new ReaderLoop(state, spool, logs).Run(isOnce: mode == "once");
    case ["write", var directory, var kind, var seed]:
        return LineWriter.Of(kind, directory, int.Parse(seed)).Run();
    default:
        Console.Error.WriteLine("usage: read STATE SPOOL once|forever LOG... | write DIRECTORY plain|copytruncate|journal SEED");
        return 2;
}
