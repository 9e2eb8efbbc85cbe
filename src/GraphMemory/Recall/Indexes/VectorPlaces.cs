namespace GraphMemory.Recall.Indexes;

/// <summary>Where the vectors of a scope's rows are: one block for each model, since vectors of different models are never compared.</summary>
internal sealed class VectorPlaces
{
    private readonly Dictionary<int, VectorBlock> blocks = [];
    private readonly Dictionary<int, int> used = [];

    public long Bytes => blocks.Values.Sum(block => block.Bytes);

    public VectorBlock? Of(int model) => blocks.GetValueOrDefault(model);

    /// <summary>Sets the vector of a row, in place of the one that it may have. The block of a model that no row uses any more goes.</summary>
    public void Set(ref VectorPlace place, int model, ReadOnlySpan<float> vector)
    {
        if (place.Model == model)
        {
            blocks[model].Set(place.Index, vector);
            return;
        }
        if (place.Model != 0 && --used[place.Model] == 0) blocks.Remove(place.Model);
        if (!blocks.TryGetValue(model, out VectorBlock? block))
        {
            blocks.Add(model, block = new VectorBlock(vector.Length));
            used[model] = 0;
        }
        used[model]++;
        place = new(model, block.Add(vector));
    }
}

/// <summary>Where a row's vector is.</summary>
/// <param name="Model">Whose vector it is; 0 for none.</param>
/// <param name="Index">Its place in the model's block.</param>
internal readonly record struct VectorPlace(int Model, int Index);
