using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Audit;

/// <summary>Names of system calls for the architectures that servers run on.</summary>
internal static class AuditSyscalls
{
    private static readonly Dictionary<int, Constant> X64 = Load(AuditSyscallsX64.Table);
    private static readonly Dictionary<int, Constant> I386 = Load(AuditSyscallsI386.Table);
    private static readonly Dictionary<int, Constant> Generic = Load(AuditSyscallsGeneric.Table);

    /// <summary>The name of a system call's number, or null when the architecture or the number is not known.</summary>
    public static Constant? NameOf(ReadOnlySpan<byte> architecture, ReadOnlySpan<byte> number)
    {
        if (!Utf8Parser.TryParse(number, out int value, out var used) || used != number.Length)
        {
            return null;
        }

        var table = architecture switch
        {
            _ when architecture.SequenceEqual("x86_64"u8) => X64,
            _ when architecture.SequenceEqual("i386"u8) => I386,
            _ when architecture.SequenceEqual("aarch64"u8) || architecture.SequenceEqual("riscv64"u8) || architecture.SequenceEqual("loongarch64"u8) => Generic,
            _ => null,
        };
        return table is not null && table.TryGetValue(value, out var name) ? name : null;
    }

    private static Dictionary<int, Constant> Load(string table) => NumberedNames.Parse(table).ToDictionary(p => p.Key, p => new Constant(p.Value));
}
