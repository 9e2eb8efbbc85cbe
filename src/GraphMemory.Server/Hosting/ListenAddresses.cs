using System.Net;
using GraphMemory.Server.Commands;
using GraphMemory.Server.Settings;

namespace GraphMemory.Server.Hosting;

/// <summary>Decides where the server may listen. Without sign-in only this machine may reach it, unless that is asked for.</summary>
internal static class ListenAddresses
{
    /// <summary>The addresses to listen on.</summary>
    /// <exception cref="CommandException">One is no http address, or other machines could reach it and nobody allowed that.</exception>
    public static IReadOnlyList<string> Of(ServerSettings settings)
    {
        foreach (string address in settings.Addresses)
        {
            // A wildcard host is no host name for Uri, so it is looked at under another name.
            string readable = address.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
            if (!Uri.TryCreate(readable, UriKind.Absolute, out Uri? uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/")
                throw new CommandException(ExitCode.Usage, $"\"{address}\" is no address to listen on; give one such as http://127.0.0.1:5080.");
            if (!IsLoopback(uri.Host) && !settings.AllowAnonymous)
            {
                throw new CommandException(
                    ExitCode.Usage,
                    $"{address} can be reached by other machines, and this version has no sign-in: who reaches it may read and write every memory. Add --allow-anonymous if that is wanted, or listen on http://127.0.0.1:{uri.Port}.");
            }
        }
        return settings.Addresses;
    }

    /// <summary>True for "localhost" and the loopback addresses.</summary>
    public static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
