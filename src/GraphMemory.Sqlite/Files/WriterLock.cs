using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Files;

/// <summary>
/// The right to write a file, held from opening to closing: an operating-system lock on <c>FILE.lock</c>, which ends with the process,
/// however it ends. The lock file stays behind; removing it would let two processes hold locks on two files of one name.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream stream;

    private WriterLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock; null when another process has it.</summary>
    public static WriterLock? TryTake(string file)
    {
        string path = file + ".lock";
        try
        {
            FileStream taken = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            taken.SetLength(0);
            using StreamWriter writer = new(taken, leaveOpen: true);
            writer.WriteLine(Environment.ProcessId);
            return new(taken);
        }
        catch (UnauthorizedAccessException error)
        {
            throw StoreError.Unavailable($"{path} cannot be written: it, or its folder, is read-only. Make both writable.", error);
        }
        catch (IOException error) when (error is DirectoryNotFoundException or PathTooLongException or FileNotFoundException)
        {
            throw StoreError.Unavailable($"The folder of {file} does not exist. Create it, or name another file.", error);
        }
        catch (IOException error) when (IsHeld(error))
        {
            return null;
        }
        catch (IOException error)
        {
            throw StoreError.Unavailable($"{path} cannot be written: {error.Message}", error);
        }
    }

    public void Dispose() => stream.Dispose();

    // EWOULDBLOCK on Linux and macOS; ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
