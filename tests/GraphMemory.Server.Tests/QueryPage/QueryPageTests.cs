using GraphMemory.Server.Tests.Hosting;
using Microsoft.Playwright;

namespace GraphMemory.Server.Tests.QueryPage;

/// <summary>Drives the page as a person does. With GRAPHMEMORY_SCREENSHOTS set to a folder, pictures of it are left there.</summary>
public sealed class QueryPageTests
{
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task The_three_tabs_work_on_the_spot()
    {
        await WithPageAsync(async page =>
        {
            await RunAsync(page);
            await Assertions.Expect(page.Locator("#tree")).ToContainTextAsync("My name is Mira, and I live in Graz.");
            await Assertions.Expect(page.Locator("#errors")).ToBeEmptyAsync();
            await page.GetByRole(AriaRole.Tab, new() { Name = "Ask" }).ClickAsync();
            await RunAsync(page);
            await Assertions.Expect(page.Locator("#tree")).ToContainTextAsync("Turin");
            await Assertions.Expect(page.Locator("#errors")).ToBeEmptyAsync();
            await page.GetByRole(AriaRole.Tab, new() { Name = "What changed" }).ClickAsync();
            await RunAsync(page);
            await Assertions.Expect(page.Locator("#tree")).ToContainTextAsync("TURN_ADDED");
            await Assertions.Expect(page.Locator("#errors")).ToBeEmptyAsync();
        });
    }

    [Fact]
    public async Task The_sample_is_loaded_with_one_button_and_asked_at_once()
    {
        await WithPageAsync(async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Load the sample conversation" }).ClickAsync();
            await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("41 turns", new() { Timeout = 60_000 });
            await Assertions.Expect(page.Locator("#tree")).ToContainTextAsync("Turin");
            await PictureAsync(page, "query-page.png", ColorScheme.Light);
            await PictureAsync(page, "query-page-dark.png", ColorScheme.Dark);
        });
    }

    [Fact]
    public async Task Mistakes_are_told_kindly()
    {
        await WithPageAsync(async page =>
        {
            await page.GetByLabel("GraphQL", new() { Exact = true }).FillAsync("{ memory(user: \"mira\") { colour } }");
            await RunAsync(page);
            await Assertions.Expect(page.Locator("#errors")).ToContainTextAsync("colour");
            await page.GetByLabel("Variables").FillAsync("{ not JSON");
            await Assertions.Expect(page.Locator("#variables-problem")).ToContainTextAsync("Not JSON");
            await page.GetByLabel("Variables").PressAsync("Control+Enter");
            await Assertions.Expect(page.Locator("#errors")).ToContainTextAsync("The variables are not JSON");
            await page.GetByRole(AriaRole.Button, new() { Name = "Reset this tab" }).ClickAsync();
            await Assertions.Expect(page.Locator("#variables-problem")).ToBeEmptyAsync();
        });
    }

    [Fact]
    public async Task The_tabs_are_walked_with_the_arrow_keys()
    {
        await WithPageAsync(async page =>
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = "Remember" }).FocusAsync();
            await page.Keyboard.PressAsync("ArrowLeft");
            await Assertions.Expect(page.GetByRole(AriaRole.Tab, new() { Name = "What changed" })).ToBeFocusedAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Tab, new() { Name = "What changed" })).ToHaveAttributeAsync("aria-selected", "true");
        });
    }

    private static async Task RunAsync(IPage page)
    {
        await page.GetByLabel("GraphQL", new() { Exact = true }).PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync(" ms", new() { Timeout = 60_000 });
    }

    private static async Task PictureAsync(IPage page, string name, ColorScheme colours)
    {
        if (Environment.GetEnvironmentVariable("GRAPHMEMORY_SCREENSHOTS") is not { Length: > 0 } folder) return;
        await page.EmulateMediaAsync(new() { ColorScheme = colours });
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
    }

    private static async Task WithPageAsync(Func<IPage, Task> use)
    {
        if (!File.Exists(Chromium)) Assert.Skip($"There is no {Chromium}; install chromium to see the page tested.");
        using TemporaryFolder folder = new();
        await using ServerProcess server = await ServerProcess.StartAsync(folder);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1360, Height = 940 } });
        List<string> faults = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error") faults.Add(message.Text);
        };
        page.PageError += (_, fault) => faults.Add(fault);
        await page.GotoAsync(server.Address);
        await use(page);
        Assert.Empty(faults);
    }
}
