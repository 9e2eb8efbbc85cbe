using GraphMemory.Language.Embeddings;
using GraphMemory.Recall;

namespace GraphMemory.Tests.Recall;

public sealed class ModelCalibrationTests
{
    [Fact]
    public void The_shipped_model_is_calibrated_under_the_name_of_its_vectors()
    {
        using MiniLmEmbeddingGenerator model = new();
        Assert.Same(ModelCalibration.MiniLm, ModelCalibration.Of(new TextEmbedder(model).Model));
    }

    [Fact]
    public void An_unknown_model_has_no_floor()
    {
        ModelCalibration unknown = ModelCalibration.Of("somebody's/768");
        Assert.Equal(float.NegativeInfinity, unknown.Turns.Floor);
        Assert.Equal(float.NegativeInfinity, unknown.Facts.Floor);
        Assert.Equal(ModelCalibration.MiniLm.Weights, unknown.Weights);
    }

    [Fact]
    public void Relevance_rises_with_the_score_and_is_one_half_in_the_middle()
    {
        ScoreScale scale = ModelCalibration.MiniLm.Turns;
        Assert.Equal(.5f, scale.Relevance(scale.Middle));
        Assert.True(scale.Relevance(1) > scale.Relevance(.9f));
    }
}
