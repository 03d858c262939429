using System.Globalization;

namespace Ashiato.Input.Formats.Audit;

/// <summary>Reads tables of numbered names: <c>0: read write 10: munmap</c>, each name one more than the one before it.</summary>
internal static class NumberedNames
{
    public static Dictionary<int, string> Parse(string table)
    {
        var names = new Dictionary<int, string>();
        var number = 0;
        foreach (var word in table.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[^1] == ':')
            {
                number = int.Parse(word[..^1], CultureInfo.InvariantCulture);
            }
            else
            {
                names[number++] = word;
            }
        }

        return names;
    }
}
