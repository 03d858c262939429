using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Audit;

/// <summary>The <c>arch</c> of SYSCALL records: AUDIT_ARCH_* of linux/audit.h, an ELF machine number with flags for 64 bits and little-endian.</summary>
internal static class AuditArchitectures
{
    private static readonly Dictionary<uint, Constant> Known = new()
    {
        [0xC000003E] = new("x86_64"),
        [0x4000003E] = new("x32"),
        [0x40000003] = new("i386"),
        [0xC00000B7] = new("aarch64"),
        [0x40000028] = new("arm"),
        [0x00000028] = new("armeb"),
        [0x80000015] = new("ppc64"),
        [0xC0000015] = new("ppc64le"),
        [0x00000014] = new("ppc"),
        [0x80000016] = new("s390x"),
        [0x00000016] = new("s390"),
        [0xC00000F3] = new("riscv64"),
        [0x400000F3] = new("riscv32"),
        [0xC0000102] = new("loongarch64"),
        [0xC0000032] = new("ia64"),
        [0x80000008] = new("mips64"),
        [0xC0000008] = new("mipsel64"),
        [0x00000008] = new("mips"),
        [0x40000008] = new("mipsel"),
        [0x8000002B] = new("sparc64"),
        [0x00000002] = new("sparc"),
        [0xC0009026] = new("alpha"),
    };

    /// <summary>Sets the architecture from the number in hexadecimal, or from a name.</summary>
    public static void Set(Record record, ReadOnlySpan<byte> value)
    {
        value = value.StartsWith("0x"u8) ? value[2..] : value;
        if (Utf8Parser.TryParse(value, out uint number, out var used, 'x') && used == value.Length)
        {
            if (Known.TryGetValue(number, out var name))
            {
                record.Set(FieldNames.HostArchitecture, name);
                return;
            }
        }

        record.Set(FieldNames.HostArchitecture, value);
    }
}
