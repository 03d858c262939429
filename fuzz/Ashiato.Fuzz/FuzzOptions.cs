using System.Globalization;

namespace Ashiato.Fuzz;

/// <summary>The command line.</summary>
/// <param name="Seconds">Seconds over all targets.</param>
/// <param name="Seed">The seed of all randomness.</param>
/// <param name="Target">Only targets whose name begins with this; empty for all.</param>
/// <param name="Keep">Are interesting inputs kept in the corpus?</param>
/// <param name="Foreign">A directory of foreign logs to begin with as well, or null.</param>
internal sealed record FuzzOptions(double Seconds, int Seed, string Target, bool Keep, string? Foreign)
{
    /// <summary>What to write when it cannot be read.</summary>
    public const string Usage = "usage: Ashiato.Fuzz [--seconds N] [--seed N] [--target NAME] [--keep] [--foreign DIRECTORY]";

    /// <summary>Reads the command line; null when it is wrong.</summary>
    public static FuzzOptions? Parse(string[] arguments)
    {
        var options = new FuzzOptions(60, 1, "", false, null);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            (options, var used) = arguments[i] switch
            {
                "--keep" => (options with { Keep = true }, 0),
                "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) => (options with { Seconds = seconds }, 1),
                "--seed" when int.TryParse(value, CultureInfo.InvariantCulture, out var seed) => (options with { Seed = seed }, 1),
                "--target" when value.Length > 0 => (options with { Target = value }, 1),
                "--foreign" when Directory.Exists(value) => (options with { Foreign = value }, 1),
                _ => (null!, 0),
            };
            if (options is null)
            {
                return null;
            }

            i += used;
        }

        return options;
    }
}
