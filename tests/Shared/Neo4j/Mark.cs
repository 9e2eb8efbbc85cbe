using System.Security.Cryptography;

namespace GraphMemory.Testing;

/// <summary>A word that nobody used before: what a test writes carries it, so that tests on one database do not see each other's, of another run either.</summary>
internal static class Mark
{
    public static string New() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
