namespace GraphMemory.Server.Commands;

/// <summary>What the program ends with. Documented in docs/guide/command-line.md: scripts rely on it.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Done = 0;

    /// <summary>It could not be done, or not all of it: no such user, a file with parts that were refused, a check that found something.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a setting is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Another process has the data file open for writing.</summary>
    public const int StoreLocked = 3;

    /// <summary>The data file cannot be used: damaged, of a newer version, not writable, disk full.</summary>
    public const int StoreUnusable = 4;

    /// <summary>The address cannot be listened on.</summary>
    public const int AddressInUse = 5;

    /// <summary>Stopped by Ctrl+C.</summary>
    public const int Cancelled = 130;

    /// <summary>The code for an error of the memory.</summary>
    public static int Of(MemoryErrorCode code) => code switch
    {
        MemoryErrorCode.StoreLocked => StoreLocked,
        MemoryErrorCode.StoreUnusable or MemoryErrorCode.StoreUnavailable or MemoryErrorCode.JournalBroken => StoreUnusable,
        _ => Failed,
    };
}

/// <summary>Ends the command with a message for people.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    /// <summary>One of <see cref="Commands.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
