namespace GraphMemory.Language.English.Network;

/// <summary>One number at a time: for machines without vectors, and the yardstick of the others.</summary>
sealed unsafe class ScalarArithmetic() : Arithmetic(lanes: 1)
{
    public override void Multiply(Layer layer, float* inputs, int inputStride, int rows, float* outputs)
    {
        for (int row = 0; row < rows; row++, inputs += inputStride, outputs += layer.OutputsStored)
        {
            float* weight = layer.Weights.Pointer;
            float* bias = layer.Bias.Pointer;
            for (int tile = 0; tile < layer.Tiles; tile++, bias += 3)
            {
                float a = bias[0], b = bias[1], c = bias[2];
                for (int i = 0; i < layer.Inputs; i++, weight += 3)
                {
                    a += inputs[i] * weight[0];
                    b += inputs[i] * weight[1];
                    c += inputs[i] * weight[2];
                }
                if (layer.Maxout)
                {
                    outputs[tile] = MathF.Max(a, MathF.Max(b, c));
                }
                else
                {
                    outputs[3 * tile] = a;
                    outputs[3 * tile + 1] = b;
                    outputs[3 * tile + 2] = c;
                }
            }
        }
    }

    public override void Normalize(LayerNorm norm, float* rows, int count)
    {
        float* gain = norm.Gain.Pointer;
        float* bias = norm.Bias.Pointer;
        for (int row = 0; row < count; row++, rows += norm.Width)
        {
            float sum = 0;
            for (int i = 0; i < norm.Width; i++) sum += rows[i];
            float mean = sum / norm.Width, squares = 0;
            for (int i = 0; i < norm.Width; i++) squares += (rows[i] - mean) * (rows[i] - mean);
            float scale = 1 / MathF.Sqrt(squares / norm.Width + LayerNorm.Epsilon);
            for (int i = 0; i < norm.Width; i++) rows[i] = (rows[i] - mean) * scale * gain[i] + bias[i];
        }
    }
}
