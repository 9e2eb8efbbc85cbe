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
    MigrateCommand.Create,
    SchemaCommand.Create,
    GraphSchemaCommand.Create,
    DoctorCommand.Create,
    EvalCommand.Create,
    ParseCommand.Create).RunAsync(args).ConfigureAwait(false);
