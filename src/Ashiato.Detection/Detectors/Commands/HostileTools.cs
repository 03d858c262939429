namespace Ashiato.Detection.Detectors.Commands;

/// <summary>Programs that attack other servers or mine coins. Only where they are run: an administrator who looks for one names it too.</summary>
internal static class HostileTools
{
    private static readonly WordSet Attackers = new("masscan zmap zgrab zgrab2 hydra medusa ncrack wpscan gosh hping3 brutespray patator sqlmap nikto gobuster");
    private static readonly WordSet Miners = new("minerd cpuminer ccminer kdevtmpfsi kinsing xmr-stak xmr-stak-cpu nbminer t-rex lolminer");
    private static readonly string[] ScriptNames = ["wpbrute", "wp-brute", "wp_brute", "xmlrpc-brute", "sshscan", "sshbrute", "ssh-brute", "pscan", "slowloris", "bruteforce"];

    /// <summary>Programs beside those that look, to which the address of a pool is a text.</summary>
    private static readonly WordSet Writers = new("apt apt-get dnf yum rpm dpkg echo vi vim nano");

    /// <summary>A tool that attacks other servers is run.</summary>
    public static bool IsAttack(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            var name = command.NameOf(part);
            if (Attackers.Has(name) || IsScript(name))
            {
                return true;
            }

            if (ProgramKinds.IsInterpreter(name))
            {
                foreach (var word in command.WordsOf(part))
                {
                    if (word is not [] and not [(byte)'-', ..])
                    {
                        var script = CommandWords.NameOf(word);
                        var dot = script.LastIndexOf((byte)'.');
                        if (Attackers.Has(dot > 0 ? script[..dot] : script) || IsScript(script))
                        {
                            return true;
                        }

                        break;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>A coin miner is run: by its name, or by the address of a pool.</summary>
    public static bool IsMiner(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            var name = command.NameOf(part);
            if (Miners.Has(name) || name.StartsWith("xmrig"u8))
            {
                return true;
            }

            var arguments = command.ArgumentsOf(part);
            if (!ProgramKinds.IsLooker(name) && !Writers.Has(name) && (arguments.IndexOf("stratum+tcp"u8) >= 0 || arguments.IndexOf("stratum+ssl"u8) >= 0 || arguments.IndexOf("stratum2+"u8) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsScript(ReadOnlySpan<byte> name)
    {
        foreach (var script in ScriptNames)
        {
            if (name.Length >= script.Length && System.Text.Ascii.EqualsIgnoreCase(name[..script.Length], script))
            {
                return true;
            }
        }

        return false;
    }
}
