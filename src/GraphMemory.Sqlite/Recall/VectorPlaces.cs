namespace GraphMemory.Sqlite.Recall;

/// <summary>Where the vectors of a scope's rows are: one block for each model, since vectors of different models are never compared.</summary>
internal sealed class VectorPlaces
{
    private readonly Dictionary<int, VectorBlock> blocks = [];

    public long Bytes => blocks.Values.Sum(block => block.Bytes);

    public VectorBlock? Of(int model) => blocks.GetValueOrDefault(model);

    /// <summary>Sets the vector of a row that has none, or one of the same model. False when it has one of another model: the index must be read anew.</summary>
    public bool TrySet(ref VectorPlace place, int model, ReadOnlySpan<float> vector)
    {
        if (place.Model == model)
        {
            blocks[model].Set(place.Index, vector);
            return true;
        }
        if (place.Model != 0) return false;
        if (!blocks.TryGetValue(model, out VectorBlock? block)) blocks.Add(model, block = new VectorBlock(vector.Length));
        place = new(model, block.Add(vector));
        return true;
    }
}

/// <summary>Where a row's vector is.</summary>
/// <param name="Model">Whose vector it is; 0 for none.</param>
/// <param name="Index">Its place in the model's block.</param>
internal readonly record struct VectorPlace(int Model, int Index);
