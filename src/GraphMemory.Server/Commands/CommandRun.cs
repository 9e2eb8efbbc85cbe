using System.CommandLine;
using GraphMemory.Server.Memory;
using GraphMemory.Server.Settings;

namespace GraphMemory.Server.Commands;

/// <summary>Runs the work of a command: opens what it needs, and turns every error into one line and an exit code.</summary>
internal sealed class CommandRun(SettingFlags flags, Terminal terminal)
{
    public Terminal Terminal { get; } = terminal;

    /// <summary>What stands behind --data on the command line itself, or null.</summary>
    public string? DataGiven(ParseResult line) => flags.DataGiven(line);

    /// <summary>Work that needs no store.</summary>
    public async Task<int> RunAsync(ParseResult line, Func<ServerSettings, Task<int>> work)
    {
        try
        {
            return await work(flags.Settings(line)).ConfigureAwait(false);
        }
        catch (CommandException failure)
        {
            return Failed(failure.ExitCode, failure.Message);
        }
        catch (MemoryException failure)
        {
            return Failed(ExitCode.Of(failure.Code), failure.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Failed(ExitCode.Failed, failure.Message);
        }
        catch (OperationCanceledException)
        {
            return Failed(ExitCode.Cancelled, "Stopped. What was acknowledged is kept; run the same command again to go on.");
        }
        catch (Exception failure)
        {
            return Failed(ExitCode.Failed, $"This should not happen ({failure.GetType().Name}: {failure.Message}). Nothing that was acknowledged is lost.");
        }
    }

    /// <summary>Work on a store that is only read, beside whoever writes it.</summary>
    public Task<int> ReadAsync(ParseResult line, Func<OpenMemory, Task<int>> work, CancellationToken ct) => OnStoreAsync(line, isReadOnly: true, work, ct);

    /// <summary>Work on the memory of a user that must exist.</summary>
    public Task<int> ReadUserAsync(ParseResult line, Func<OpenMemory, Scope, Task<int>> work, CancellationToken ct) => ReadAsync(
        line,
        async memory =>
        {
            Scope scope = Scope.User(memory.Settings.User);
            if ((await memory.Graph.HeadAsync(scope, ct).ConfigureAwait(false)).Sequence == 0)
                throw new CommandException(ExitCode.Failed, $"no such user: \"{scope.Key}\" in {memory.Graph.Location}. Name another with --user; \"graphmemory doctor\" lists them.");
            return await work(memory, scope).ConfigureAwait(false);
        },
        ct);

    /// <summary>Work that writes to the store; no other process may have it open for writing.</summary>
    public Task<int> WriteAsync(ParseResult line, Func<OpenMemory, Task<int>> work, CancellationToken ct) => OnStoreAsync(line, isReadOnly: false, work, ct);

    /// <summary>Work of a server, which begins before its store can be reached.</summary>
    public Task<int> ServeAsync(ParseResult line, Func<OpenMemory, Task<int>> work, CancellationToken ct) => RunAsync(line, async settings =>
    {
        OpenMemory memory = await OpenMemory.OpenLateAsync(settings, ct).ConfigureAwait(false);
        await using (memory.ConfigureAwait(false)) return await work(memory).ConfigureAwait(false);
    });

    private Task<int> OnStoreAsync(ParseResult line, bool isReadOnly, Func<OpenMemory, Task<int>> work, CancellationToken ct) => RunAsync(line, async settings =>
    {
        OpenMemory memory = await OpenMemory.OpenAsync(settings, isReadOnly, ct).ConfigureAwait(false);
        await using (memory.ConfigureAwait(false)) return await work(memory).ConfigureAwait(false);
    });

    private int Failed(int exitCode, string message)
    {
        Terminal.Error(message);
        return exitCode;
    }
}
