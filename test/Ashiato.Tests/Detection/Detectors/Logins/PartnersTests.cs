using Ashiato.Detection.Detectors.Logins;

namespace Ashiato.Tests.Detection.Detectors.Logins;

/// <summary>Partners are counted as a dictionary counts them.</summary>
public sealed class PartnersTests
{
    [Fact]
    public void RandomStepsAreThoseOfADictionary()
    {
        const int most = 12;
        var random = new Random(20261121);
        for (var round = 0; round < 300; round++)
        {
            var (partners, expected) = (new Partners(most), new Dictionary<int, long>());
            for (var step = 0; step < 60; step++)
            {
                var partner = random.Next(0, 20);
                switch (random.Next(0, 12))
                {
                    case 0:
                        partners.Clear();
                        expected.Clear();
                        break;
                    case <= 3:
                        partners.Remove(partner);
                        _ = expected.Remove(partner);
                        break;
                    default:
                        var times = random.Next(1, 5);
                        partners.Add(partner, times);
                        if (expected.ContainsKey(partner) || expected.Count < most)
                        {
                            expected[partner] = expected.GetValueOrDefault(partner) + times;
                        }

                        break;
                }

                Assert.Equal(expected.Count, partners.Count);
                Assert.All(Enumerable.Range(0, 20), p => Assert.Equal(expected.GetValueOrDefault(p), partners.TimesOf(p)));
            }
        }
    }
}
