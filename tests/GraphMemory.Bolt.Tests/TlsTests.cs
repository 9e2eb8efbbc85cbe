using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GraphMemory.Bolt.Tests.Scripted;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

public sealed class TlsTests : IDisposable
{
    private const string Alive = "C: RESET\nS: SUCCESS {}";

    private readonly X509Certificate2 _certificate = CertificateFor("localhost");

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public async Task A_certificate_of_nobody_is_taken_with_ssc()
    {
        await using var server = new ScriptedServer(_certificate, [ScriptedServer.SignedIn(Alive)]);
        await using IDriver driver = server.Driver(scheme: "bolt+ssc");

        await driver.VerifyConnectivityAsync();
    }

    [Fact]
    public async Task A_certificate_of_nobody_is_refused_with_s()
    {
        await using var server = new ScriptedServer(_certificate, [IgnoringAsync]);
        await using IDriver driver = server.Driver(scheme: "bolt+s");

        await Assert.ThrowsAsync<Neo4j.Driver.SecurityException>(driver.VerifyConnectivityAsync);
    }

    [Fact]
    public async Task A_certificate_of_a_trusted_authority_is_taken_with_s()
    {
        await using var server = new ScriptedServer(_certificate, [ScriptedServer.SignedIn(Alive)]);
        await using IDriver driver = Trusting(server, "localhost");

        await driver.VerifyConnectivityAsync();
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused_with_s()
    {
        using X509Certificate2 other = CertificateFor("elsewhere.example");
        await using var server = new ScriptedServer(other, [IgnoringAsync]);
        await using IDriver driver = Trusting(server, "localhost", other);

        await Assert.ThrowsAsync<Neo4j.Driver.SecurityException>(driver.VerifyConnectivityAsync);
    }

    [Fact]
    public async Task A_server_without_encryption_is_not_spoken_to_with_s()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
            throw new CutOffException();
        });
        await using IDriver driver = server.Driver(scheme: "bolt+s");

        Neo4jException error = await Assert.ThrowsAnyAsync<Neo4jException>(driver.VerifyConnectivityAsync);
        Assert.True(error is Neo4j.Driver.SecurityException or ServiceUnavailableException);
    }

    private static Task IgnoringAsync(ScriptedConnection connection) => throw new CutOffException();

    private IDriver Trusting(ScriptedServer server, string host, X509Certificate2? root = null) => BoltDriver.Create(
        new Uri($"bolt+s://{host}:{server.Port}"), AuthTokens.None, new DriverSettings { TrustedRoots = [root ?? _certificate] });

    private static X509Certificate2 CertificateFor(string host)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
