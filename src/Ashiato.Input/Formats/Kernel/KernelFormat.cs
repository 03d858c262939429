using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Kernel;

/// <summary>The kernel's messages: firewall, out of memory, crashes, modules, devices. Kinds after kernel/ and net/netfilter of Linux.</summary>
internal sealed class KernelFormat : ProgramFormat
{
    private static readonly Meaning Crash = new("event.category=process", "event.action=crash", "event.outcome=failure");
    private static readonly Meaning Taint = new("event.category=driver", "event.action=kernel_taint");
    private static readonly Meaning Device = new("event.category=host", "event.action=device");

    public override string Name => "kernel";

    public override Text Title => new("the Linux kernel (firewall, memory, crashes, modules)", "Linux カーネル（ファイアウォール、メモリ、クラッシュ、モジュール）");

    public override IReadOnlyList<string> Programs { get; } = ["kernel", "ufw", "iptables", "nftables", "firewalld", "shorewall"];

    public override PatternSet Patterns { get; } = new(
        new("kernel.oom_killed", "((Out of memory|Memory cgroup out of memory)): Kill((ed|)) process {process.pid:int} ({process.name}){*}", new("event.category=process", "event.action=oom_kill")),
        new("kernel.oom_killed", "Killed process {process.pid:int} ({process.name}){*}", new("event.category=process", "event.action=oom_kill")),
        new("kernel.oom_invoked", "{process.name} invoked oom-killer: {*}", new("event.category=process", "event.action=oom_kill")),
        new("kernel.segfault", "{process.name}[{process.pid:int}]: segfault at {kernel.fault.address:hex} ip {kernel.fault.ip:hex} sp {:hex} error {:int}[[ in {file.path}[{:text}]]][[ {*}]]", Crash),
        new("kernel.segfault", "{process.name}[{process.pid:int}]: segfault at {*}", Crash),
        new("kernel.wireguard_refused", "wireguard: {network.interface:word}: Packet has ((unallowed|malformed)){:text} from peer {:int} ({source:ip}:{source.port:int})", new("event.category=network", "event.outcome=failure")),
        new("kernel.wireguard_refused", "wireguard: {network.interface:word}: ((Invalid|Packet is neither|Receiving handshake|Keypair)){:text}from {source:ip}:{source.port:int}", new("event.category=network", "event.outcome=failure")),
        new("kernel.trap", "traps: {process.name}[{process.pid:int}] ((trap|general protection)){*}", Crash),
        new("kernel.trap", "{process.name}[{process.pid:int}]((:| ))((general protection|trap|trap invalid opcode)){*}", Crash),
        new("kernel.module_taint", "{kernel.module:word}: ((loading out-of-tree module taints kernel|module license '{:text}' taints kernel|module verification failed)){*}", Taint),
        new("kernel.taint", "Disabling lock debugging due to kernel taint", Taint),
        new("kernel.promiscuous_on", "[[device ]]{network.interface:word}[[:]] entered promiscuous mode", new("event.category=network", "event.action=promiscuous_on")),
        new("kernel.promiscuous_off", "[[device ]]{network.interface:word}[[:]] left promiscuous mode", new("event.category=network", "event.action=promiscuous_off")),
        new("kernel.conntrack_full", "nf_conntrack: [[nf_conntrack: ]]table full, dropping packet[[.]]", new("event.category=network", "event.action=conntrack_full")),
        new("kernel.syn_flood", "[[request_sock_]]TCP: [[request_sock_TCP: ]]Possible SYN flooding on port {destination.port}. {*}", new("event.category=network", "event.action=syn_flood")),
        new("kernel.martian", "[[IPv4: ]]martian source {destination:ip} from {source:ip}, on dev {network.interface:word}", new("event.category=network", "event.action=martian")),
        new("kernel.usb_device", "usb {:word}: New USB device found, {*}", Device),
        new("kernel.usb_device", "usb {:word}: {*}", Device),
        new("kernel.usb_storage", "usb-storage {:word}: USB Mass Storage device detected", new("event.category=host", "event.action=usb_storage")),
        new("kernel.ext4_error", "((EXT4-fs|XFS|BTRFS)){:text}((error|corruption|Corruption)){*}", new("event.category=host", "event.action=disk_error", "event.outcome=failure")),
        new("kernel.io_error", "[[blk_update_request: ]]((I/O error|critical medium error)){*}", new("event.category=host", "event.action=disk_error", "event.outcome=failure")),
        new("kernel.boot", "Linux version {kernel.version:word}{*}", new("event.category=host", "event.action=boot")),
        new("kernel.command_line", "((Kernel c|C))ommand line: {process.command_line:rest}", new("event.category=host", "event.action=boot")),
        new("kernel.hung_task", "INFO: task {process.name}:{process.pid:int} blocked for more than {:int} seconds.", Crash),
        new("kernel.panic", "Kernel panic{*}", Crash),
        new("kernel.oops", "((BUG: |Oops: |general protection fault)){*}", Crash),
        new("kernel.audit_lost", "audit: [[audit_]]lost={:int}{*}", new("event.category=process", "event.action=logger_dropped")),
        new("kernel.audit_backlog", "audit: backlog limit exceeded", new("event.category=process", "event.action=logger_dropped")),
        new("kernel.lockdown", "Lockdown: {*}", new("event.category=driver", "event.action=lockdown")));

    /// <inheritdoc/>
    public override bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        KernelUptime.Take(ref message, record);
        if (message.IndexOf("SRC="u8) >= 0 && Netfilter.TryRead(message, record))
        {
            return true;
        }

        return Patterns.TryRead(message, record);
    }
}
