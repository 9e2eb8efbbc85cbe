namespace GraphMemory.Server.Memory;

/// <summary>Warnings of the memory as single lines on standard error: what happened and why, without a stack.</summary>
[ProviderAlias("Terminal")]
internal sealed class TerminalLogs : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Lines();

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Lines : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            string reason = exception is null ? "" : $": {exception.Message}";
            Console.Error.WriteLine($"graphmemory: {formatter(state, exception)}{reason}".ReplaceLineEndings(" "));
        }
    }
}
