using System.Text;
using System.Text.Json;
using GraphMemory.Graph;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Reads;

/// <summary>A statement in the making: its text, and what is bound to its parameters in their order.</summary>
internal sealed class Conditions(string select)
{
    private readonly StringBuilder sql = new(select);
    private readonly List<Action<Statement>> parameters = [];

    public Conditions Add(string text)
    {
        sql.Append(' ').Append(text);
        return this;
    }

    public Conditions Add(string text, long value)
    {
        parameters.Add(statement => statement.Bind(value));
        return Add(text);
    }

    public Conditions Add(string text, DateTimeOffset value) => Add(text, value.UtcTicks);

    public Conditions Add(string text, string value)
    {
        parameters.Add(statement => statement.Bind(value));
        return Add(text);
    }

    public Conditions Add(string text, Guid value)
    {
        parameters.Add(statement => statement.Bind(value));
        return Add(text);
    }

    /// <summary>Binds a parameter that the text so far names by its number.</summary>
    public Conditions Parameter(DateTimeOffset value)
    {
        parameters.Add(statement => statement.Bind(value));
        return this;
    }

    /// <summary>Adds a condition with a list: one parameter, for json_each.</summary>
    public Conditions AddList(string text, IEnumerable<Guid> values) =>
        Add(text, JsonSerializer.Serialize(values.Select(value => value.ToString("N"))));

    /// <inheritdoc cref="AddList(string, IEnumerable{Guid})"/>
    public Conditions AddList(string text, IEnumerable<string> values) => Add(text, JsonSerializer.Serialize(values));

    /// <inheritdoc cref="AddList(string, IEnumerable{Guid})"/>
    public Conditions AddList<T>(string text, IEnumerable<T> values)
        where T : struct, Enum => Add(text, JsonSerializer.Serialize(values.Select(value => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture))));

    public Statement Prepare(Connection connection)
    {
        Statement statement = connection.Prepare(sql.ToString());
        foreach (Action<Statement> bind in parameters) bind(statement);
        return statement;
    }

    /// <summary>The rows, as many as the page takes, and whether there are more. The statement must not limit them itself.</summary>
    public Page<T> Page<T>(Connection connection, int first, Func<Statement, T> read)
    {
        Add("LIMIT ?", first + 1L);
        List<T> items = [];
        using Statement rows = Prepare(connection);
        while (rows.Step())
        {
            if (items.Count == first) return new(items, HasMore: true);
            items.Add(read(rows));
        }
        return new(items, HasMore: false);
    }
}
