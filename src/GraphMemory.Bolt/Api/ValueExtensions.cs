using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace Neo4j.Driver;

/// <summary>Conversions of values that came from the server.</summary>
public static class ValueExtensions
{
    private static readonly MethodInfo Conversion =
        typeof(ValueExtensions).GetMethod(nameof(As), 1, [typeof(object)]) ?? throw new MissingMethodException(nameof(As));
    private static readonly ConcurrentDictionary<Type, Func<object?, object?>> Conversions = new();

    /// <summary>The value as a <typeparamref name="T"/>, or <paramref name="defaultValue"/> when it is null.</summary>
    /// <exception cref="InvalidCastException">The value cannot be converted.</exception>
    public static T As<T>(this object? value, T defaultValue) => value is null ? defaultValue : value.As<T>();

    /// <summary>
    /// The value as a <typeparamref name="T"/>: itself, its text, a number or truth value, a moment or date of the framework, or a new list
    /// or dictionary of converted items. Arrays, enumerations and types of your own are not made.
    /// </summary>
    /// <exception cref="InvalidCastException">The value cannot be converted, or is null and <typeparamref name="T"/> has no null.</exception>
    /// <exception cref="OverflowException">The number does not fit.</exception>
    public static T As<T>(this object? value)
    {
        if (value is T already)
            return already;
        if (value is null)
            return default(T) is null ? default! : throw new InvalidCastException($"null is not a {typeof(T)}.");
        Type target = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return (T)(Simple(value, target) ?? Collection(value, target)
            ?? throw new InvalidCastException($"A value of type {value.GetType()} cannot be read as {typeof(T)}."));
    }

    private static object? Simple(object value, Type target)
    {
        if (target == typeof(string))
            return value.ToString();
        if (value is TemporalValue temporal)
            return temporal.ConvertTo(target);
        return value is IConvertible && (target.IsPrimitive || target == typeof(decimal) || target == typeof(DateTime))
            ? Convert.ChangeType(value, target, CultureInfo.InvariantCulture)
            : null;
    }

    private static IEnumerable? Collection(object value, Type target)
    {
        if (!target.IsGenericType || value is not IEnumerable items)
            return null;
        Type[] arguments = target.GetGenericArguments();
        if (value is IDictionary map)
        {
            if (arguments.Length != 2 || !target.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(arguments)))
                return null;
            var copy = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            foreach (DictionaryEntry entry in map)
                copy.Add(ConversionTo(arguments[0])(entry.Key)!, ConversionTo(arguments[1])(entry.Value));
            return copy;
        }

        if (arguments.Length != 1 || !target.IsAssignableFrom(typeof(List<>).MakeGenericType(arguments)))
            return null;
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments))!;
        Func<object?, object?> convert = ConversionTo(arguments[0]);
        foreach (object? item in items)
            list.Add(convert(item));
        return list;
    }

    private static Func<object?, object?> ConversionTo(Type type) => Conversions.GetOrAdd(type, static t =>
    {
        ParameterExpression value = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object?, object?>>(
            Expression.Convert(Expression.Call(Conversion.MakeGenericMethod(t), value), typeof(object)), value).Compile();
    });
}
