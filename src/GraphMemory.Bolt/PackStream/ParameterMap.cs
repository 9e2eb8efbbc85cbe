using System.Collections;
using System.Reflection;
using Neo4j.Driver;

namespace GraphMemory.Bolt.PackStream;

/// <summary>Turns an object's readable properties into a map of parameters, and so on inwards.</summary>
internal static class ParameterMap
{
    public static IDictionary<string, object?> Of(object? parameters) => parameters switch
    {
        null => new Dictionary<string, object?>(),
        IDictionary<string, object?> already => already,
        IDictionary map => map.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => ValueOf(e.Value)),
        _ => PropertiesOf(parameters),
    };

    private static Dictionary<string, object?> PropertiesOf(object value) => value.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanRead && p.GetIndexParameters().Length == 0)
        .ToDictionary(p => p.Name, p => ValueOf(p.GetValue(value)), StringComparer.Ordinal);

    private static object? ValueOf(object? value) => value switch
    {
        null or string or IDictionary or TemporalValue or Point => value,
        IEnumerable list when HoldsObjects(list.GetType()) => list.Cast<object?>().Select(ValueOf).ToList(),
        IEnumerable => value,
        _ when IsRow(value.GetType()) => PropertiesOf(value),
        _ => value,
    };

    private static bool HoldsObjects(Type list) =>
        (list.IsArray ? list.GetElementType()! : list.IsGenericType ? list.GetGenericArguments()[0] : typeof(object)) is var item
        && (item == typeof(object) || IsRow(item));

    /// <summary>A class of the caller's, anonymous ones too; what comes with the framework is a value.</summary>
    private static bool IsRow(Type type) => type.IsClass && type.Assembly != typeof(object).Assembly && type.Assembly != typeof(Query).Assembly;
}
