using System.Text;

namespace Ashiato.Fuzz;

/// <summary>Changes inputs at random; the same seed gives the same changes.</summary>
/// <param name="seed">The seed.</param>
internal sealed class Mutator(int seed)
{
    /// <summary>No input is longer.</summary>
    public const int Most = 64 * 1024;

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "Feb 29 23:59:60 ", "Jan  1 00:00:00 ", "1970-01-01T00:00:00Z ", "2106-02-07T06:28:16.999999999+14:00 ", "9999-12-31 23:59:59,999 ", "0000-00-00 00:00:00 ",
            "[27/Feb/2026:10:11:12 +0100] ", "27.02.2026 10:11:12", "1772359200.123", "[", "]", "[[", "\"", "\\\"", "'", "(", ")", "{", "}", "<", ">", "<34>", "<191>1 ", "=", ":", ": ", ";", "|", ",", "\t", " ",
            "99999999999999999999999999999999", "-1", "-9223372036854775808", "18446744073709551615", "1e999999", "0x", "NaN", "\0", "\0\0\0\0\0\0\0\0", "\n", "\r\n", "\r", "\n\n", "\n\t", "\n ", "\x1b[31m", "\x1b]0;x\a",
            "%00", "%0a", "%zz", "%", "%e3%81", "\\x", "\\u", "\\ud800", "\\ud83d\\ude00", "\ufeff", "足跡", "#012", "#011", "192.0.2.1", "999.999.999.999", "::ffff:192.0.2.1", "2001:db8::1%eth0", "::::::::",
            "msg=audit(1772359200.123:99999999999): ", "type=EXECVE ", "a0=", "#Fields: date time c-ip cs(User-Agent)", "#Software: x", "{\"a\":{\"b\":[", "message repeated 99999999999 times: [ ", "sshd[1]: ", "kernel: ", "last message repeated 3 times", "null", "true", "user=<", "for ", "from ",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xFF, 0xFE], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F], [0x1F, 0x8B, 8, 0],
    ];

    private readonly Random _random = new(seed);
    private byte[] _bytes = [];

    /// <summary>A changed copy.</summary>
    /// <param name="input">The input to change.</param>
    /// <param name="others">Inputs that pieces may be taken from.</param>
    public byte[] Mutate(byte[] input, IReadOnlyList<byte[]> others)
    {
        _bytes = input.Length > Most ? input[..Most] : input[..];
        for (var i = 1 + _random.Next(6); i > 0; i--)
        {
            Step(others);
            if (_bytes.Length > Most)
            {
                _bytes = _bytes[..Most];
            }
        }

        return _bytes;
    }

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    /// <summary>True so many times of a hundred.</summary>
    public bool Chance(int percent) => _random.Next(100) < percent;

    private void Step(IReadOnlyList<byte[]> others)
    {
        var at = _random.Next(_bytes.Length + 1);
        var length = Math.Min(_bytes.Length - at, 1 + _random.Next(Chance(80) ? 16 : 4096));
        switch (_random.Next(10))
        {
            case 0 when at < _bytes.Length:
                _bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < _bytes.Length:
                _bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                Insert(at, [(byte)_random.Next(256)]);
                break;
            case 3:
                _bytes = [.. _bytes[..at], .. _bytes[(at + length)..]];
                break;
            case 4:
                Insert(_random.Next(_bytes.Length + 1), _bytes.AsSpan(at, length).ToArray());
                break;
            case 5:
                Splice(at, Pick(others));
                break;
            case 6 when Chance(30):
                _bytes = _bytes[..at];
                break;
            case 7 when Chance(10):
                Insert(at, Run());
                break;
            case 8:
                Overwrite(at, Pick(Tokens));
                break;
            default:
                Insert(at, Pick(Tokens));
                break;
        }
    }

    /// <summary>One token very many times.</summary>
    private byte[] Run()
    {
        var token = Chance(50) ? [(byte)_random.Next(256)] : Pick(Tokens);
        var run = new byte[1 + _random.Next(Chance(80) ? 2000 : Most)];
        for (var i = 0; i < run.Length; i++)
        {
            run[i] = token[i % token.Length];
        }

        return run;
    }

    private void Splice(int at, byte[] other)
    {
        var from = _random.Next(other.Length + 1);
        _bytes = [.. _bytes[..at], .. other.AsSpan(from, Math.Min(other.Length - from, Most))];
    }

    private void Insert(int at, byte[] what) => _bytes = [.. _bytes[..at], .. what, .. _bytes[at..]];

    private void Overwrite(int at, byte[] what) => what.AsSpan(0, Math.Min(what.Length, _bytes.Length - at)).CopyTo(_bytes.AsSpan(at));
}
