namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Slots of lastlog or faillog by user id. What lies behind the end of the file is zeros.</summary>
internal sealed class AccountSlots(Stream content, int size)
{
    private readonly byte[] _slot = new byte[size];

    /// <summary>Offset of an account's slot.</summary>
    public long OffsetOf(uint id) => (long)id * size;

    /// <summary>The slot of an account; valid until the next call.</summary>
    public ReadOnlySpan<byte> Read(uint id)
    {
        _slot.AsSpan().Clear();
        var offset = OffsetOf(id);
        if (offset + size <= content.Length)
        {
            content.Position = offset;
            _ = content.ReadAtLeast(_slot, size, throwOnEndOfStream: false);
        }

        return _slot;
    }
}
