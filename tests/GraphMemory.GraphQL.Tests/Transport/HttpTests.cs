using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GraphMemory.GraphQL.Tests.Limits;

namespace GraphMemory.GraphQL.Tests.Transport;

public sealed class HttpTests(Bare bare) : IClassFixture<Bare>
{
    private readonly HttpClient http = bare.Host.Http;

    [Fact]
    public async Task A_body_that_is_too_large_is_answered_with_413()
    {
        string text = new('x', 1_000_001);
        using HttpResponseMessage declared = await http.PostAsync("graphql", Json(text));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, declared.StatusCode);
        using HttpRequestMessage chunked = new(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = text }) };
        chunked.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage streamed = await http.SendAsync(chunked);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, streamed.StatusCode);
        Assert.Equal("BAD_REQUEST", await CodeAsync(streamed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[{\"query\":\"{__typename}\"}]")]
    [InlineData("[]")]
    [InlineData("{\"query\":7}")]
    [InlineData("{}")]
    [InlineData("{\"query\":\"{__typename}\",\"variables\":[]}")]
    [InlineData("{\"query\":\"{__typename}\",\"variables\":\"{}\"}")]
    [InlineData("{\"query\":\"{__typename}\",\"operationName\":{}}")]
    [InlineData("{\"query\":\"{__typename}\",\"extensions\":7}")]
    [InlineData("{\"query\":\"\\ud800\"}")]
    [InlineData("{\"query\":\"{__typename}\",\"variables\":{\"a\":\"\\udfff\"}}")]
    public async Task A_body_that_is_no_request_is_answered_with_400(string body)
    {
        using HttpResponseMessage response = await http.PostAsync("graphql", Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("BAD_REQUEST", await CodeAsync(response));
    }

    [Fact]
    public async Task JSON_that_is_nested_too_deeply_and_text_that_is_not_UTF8_are_answered_with_400()
    {
        string deep = $"{{\"query\":\"{{__typename}}\",\"variables\":{{\"a\":{new string('[', 70)}{new string(']', 70)}}}}}";
        using HttpResponseMessage nested = await http.PostAsync("graphql", Json(deep));
        Assert.Equal(HttpStatusCode.BadRequest, nested.StatusCode);
        ByteArrayContent bytes = new([.. "{\"query\":\"{__typename}\",\"x\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        bytes.Headers.ContentType = new("application/json");
        using HttpResponseMessage invalid = await http.PostAsync("graphql", bytes);
        Assert.Equal(HttpStatusCode.BadRequest, invalid.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Another_media_type_which_a_form_could_send_is_answered_with_415(string? type)
    {
        ByteArrayContent content = new("{\"query\":\"{__typename}\"}"u8.ToArray());
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using HttpResponseMessage response = await http.PostAsync("graphql", content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json;q=0.5, application/json", "application/json")]
    [InlineData("text/html, application/json;q=0.1", "application/json")]
    public async Task The_answer_is_in_the_form_that_the_client_prefers(string? accept, string type)
    {
        using HttpResponseMessage response = await SendAsync("{ __typename }", accept);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json;charset=utf-16")]
    public async Task A_client_that_takes_none_of_the_forms_is_answered_with_406(string accept)
    {
        using HttpResponseMessage response = await SendAsync("{ __typename }", accept);
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("application/graphql-response+json", HttpStatusCode.BadRequest)]
    public async Task A_document_that_is_not_executed_has_a_status_by_the_form_of_the_answer(string accept, HttpStatusCode status)
    {
        using HttpResponseMessage invalid = await SendAsync("{ unknown }", accept);
        using HttpResponseMessage broken = await SendAsync("{", accept);
        Assert.Equal((status, status), (invalid.StatusCode, broken.StatusCode));
    }

    [Fact]
    public async Task A_mutation_by_GET_is_answered_with_405_also_when_the_document_is_known()
    {
        const string Mutation = "mutation { __typename }";
        for (int i = 0; i < 2; i++)
        {
            using HttpResponseMessage get = await http.GetAsync($"graphql?query={Uri.EscapeDataString(Mutation)}");
            Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
            Assert.Equal(["POST"], get.Content.Headers.Allow);
            Assert.Equal("Mutation", (await bare.Host.AskAsync(Mutation)).Text("__typename"));
        }
        using HttpResponseMessage named = await http.GetAsync($"graphql?query={Uri.EscapeDataString("query A { __typename } mutation B { __typename }")}&operationName=B");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, named.StatusCode);
    }

    [Fact]
    public async Task A_GET_with_cookies_needs_a_header_that_other_sites_cannot_send()
    {
        async Task<HttpStatusCode> GetAsync(params (string Name, string Value)[] headers)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "graphql?query=%7B__typename%7D");
            foreach ((string name, string value) in headers) request.Headers.Add(name, value);
            using HttpResponseMessage response = await http.SendAsync(request);
            return response.StatusCode;
        }
        Assert.Equal(HttpStatusCode.OK, await GetAsync());
        Assert.Equal(HttpStatusCode.BadRequest, await GetAsync(("Cookie", "session=1")));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(("Cookie", "session=1"), ("GraphQL-Preflight", "1")));
    }

    [Fact]
    public async Task Strings_are_written_as_they_are()
    {
        JsonElement answer = await bare.Host.SendAsync("{ \"\"\"+<é>\"\"\" }");
        Assert.Equal("SYNTAX_ERROR", answer.Text("errors.0.extensions.code"));
        using HttpResponseMessage response = await SendAsync("query ($v: DateTime) { memory(user: \"a\", at: { valid: $v }) { exists } }", "application/json", new { v = "+é<" });
        Assert.Contains("+é<", await response.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(string query, string? accept, object? variables = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return await http.SendAsync(request);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).Text("errors.0.extensions.code");
}
