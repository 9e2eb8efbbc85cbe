using GraphMemory.Server.Commands;

return await GraphMemoryCommandLine.Create(
    ServeCommand.Create,
    ServeCommand.CreateDemo,
    RememberCommand.Create,
    ContextCommand.Create,
    SearchCommand.Create,
    FactsCommand.Create,
    ImportCommand.Create,
    ExportCommand.Create,
    SchemaCommand.Create,
    DoctorCommand.Create,
    ParseCommand.Create).RunAsync(args).ConfigureAwait(false);
