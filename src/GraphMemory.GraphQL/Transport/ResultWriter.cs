using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;

namespace GraphMemory.GraphQL.Transport;

/// <summary>Writes a result as JSON, straight from the executed tree to the response.</summary>
internal sealed class ResultWriter(ErrorReport errors)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a result into the pipe, without flushing it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="result">The result.</param>
    /// <param name="traceId">The trace id that masked errors name.</param>
    public void Write(PipeWriter output, ExecutionResult result, string traceId)
    {
        using Utf8JsonWriter json = new(output, Options);
        json.WriteStartObject();
        if (result.Errors is { Count: > 0 }) WriteErrors(json, errors.Of(result.Errors, traceId));
        if (result.Executed)
        {
            json.WritePropertyName("data");
            if (result.Data is ExecutionNode root) WriteNode(json, root);
            else json.WriteNullValue();
        }
        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteNode(Utf8JsonWriter json, ExecutionNode? node)
    {
        switch (node)
        {
            case null or NullExecutionNode:
                json.WriteNullValue();
                break;
            case ValueExecutionNode value:
                WriteValue(json, value.ToValue());
                break;
            case ArrayExecutionNode array when array.Items is not null:
                json.WriteStartArray();
                foreach (ExecutionNode item in array.Items) WriteNode(json, item);
                json.WriteEndArray();
                break;
            case ObjectExecutionNode { SubFields: { } fields }:
                json.WriteStartObject();
                foreach (ExecutionNode field in fields)
                {
                    json.WritePropertyName(field.Name!);
                    WriteNode(json, field);
                }
                json.WriteEndObject();
                break;
            default:
                WriteValue(json, node.ToValue());
                break;
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                JsonSerializer.Serialize(json, value);
                break;
        }
    }

    private static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<ReportedError> reported)
    {
        json.WriteStartArray("errors");
        foreach (ReportedError error in reported)
        {
            json.WriteStartObject();
            json.WriteString("message", error.Message);
            if (error.Locations is { Count: > 0 } locations)
            {
                json.WriteStartArray("locations");
                foreach ((int line, int column) in locations)
                {
                    json.WriteStartObject();
                    json.WriteNumber("line", line);
                    json.WriteNumber("column", column);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            if (error.Path is { } path)
            {
                json.WriteStartArray("path");
                foreach (object step in path) WriteValue(json, step);
                json.WriteEndArray();
            }
            json.WriteStartObject("extensions");
            json.WriteString("code", error.Code);
            if (error.TraceId is { } traceId) json.WriteString("traceId", traceId);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
