using GraphMemory.Conversations;

namespace GraphMemory.Server.Tests.Import;

public sealed class ChatGptTests
{
    private const string Export = """
        [{"title": "Moving", "create_time": 1746295500.5, "id": "talk-a", "current_node": "n4", "mapping": {
          "root": {"id": "root", "message": null, "parent": null, "children": ["n0"]},
          "n0": {"id": "n0", "parent": "root", "children": ["n1"], "message": {"id": "n0", "author": {"role": "system"}, "create_time": null,
                 "content": {"content_type": "text", "parts": [""]}, "metadata": {"is_visually_hidden_from_conversation": true}}},
          "n1": {"id": "n1", "parent": "n0", "children": ["n2", "n3"], "message": {"id": "n1", "author": {"role": "user"}, "create_time": 1746295501.25,
                 "content": {"content_type": "multimodal_text", "parts": [{"content_type": "image_asset_pointer"}, "I moved to Turin."]}}},
          "n2": {"id": "n2", "parent": "n1", "children": [], "message": {"id": "n2", "author": {"role": "assistant"}, "create_time": 1746295502,
                 "content": {"content_type": "text", "parts": ["An answer that was made again."]}}},
          "n3": {"id": "n3", "parent": "n1", "children": ["n4"], "message": {"id": "n3", "author": {"role": "tool", "name": "search"}, "create_time": null,
                 "content": {"content_type": "execution_output", "text": "3 results"}}},
          "n4": {"id": "n4", "parent": "n3", "children": [], "message": {"id": "n4", "author": {"role": "assistant"}, "create_time": 1746295510,
                 "content": {"content_type": "text", "parts": ["Congratulations!"]}}}}}]
        """;

    [Fact]
    public async Task The_path_to_the_current_node_is_imported()
    {
        var (format, turns, refused) = await Reading.OfAsync(Export);
        Assert.Equal("chatgpt", format);
        Assert.Empty(refused);
        Assert.Equal(["I moved to Turin.", "3 results", "Congratulations!"], turns.Select(turn => turn.Text));
        Assert.Equal([TurnRole.User, TurnRole.Tool, TurnRole.Assistant], turns.Select(turn => turn.Role));
        Assert.Equal(turns[0].SaidAt, turns[1].SaidAt);
        Assert.Equal(new DateTimeOffset(2025, 5, 3, 18, 5, 1, 250, TimeSpan.Zero), turns[0].SaidAt);
        Assert.All(turns, turn => Assert.Equal("talk-a", turn.Session));
        Assert.Equal("chatgpt:n1", turns[0].ExternalId);
    }

    [Fact]
    public async Task A_tree_with_a_circle_ends()
    {
        var (_, turns, _) = await Reading.OfAsync(Export.Replace("\"parent\": \"root\"", "\"parent\": \"n4\""));
        Assert.Equal(3, turns.Count);
    }

    [Fact]
    public async Task Without_a_current_node_the_last_leaf_is_taken()
    {
        var (_, turns, _) = await Reading.OfAsync(Export.Replace("\"current_node\": \"n4\", ", ""));
        Assert.Equal("Congratulations!", turns[^1].Text);
    }
}
