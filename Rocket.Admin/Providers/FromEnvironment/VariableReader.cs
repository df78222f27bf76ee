using System.Text.Json.Nodes;
using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.FromEnvironment;

/// <summary>Reads the variables of one provider into its config, and keeps what was asked for and what is wrong.</summary>
internal sealed class VariableReader(ServerEnvironment environment)
{
    private readonly List<ServerVariable> _asked = [];
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, string> _fieldVariables = new(StringComparer.Ordinal);

    public JsonObject Config { get; } = [];

    /// <summary>In the order in which they were asked for: of several names the one that holds, or the first when none is set.</summary>
    public IReadOnlyList<ServerVariable> Asked => _asked;

    public IReadOnlyList<string> Problems => _problems;

    public IReadOnlyDictionary<string, string> FieldVariables => _fieldVariables;

    /// <summary>The first of <paramref name="names"/> that is set, or that somebody tried to set.</summary>
    public static ServerVariable First(ServerEnvironment environment, IReadOnlyList<string> names)
    {
        return names.Select(environment.Look).FirstOrDefault(v => v.Value is not null || v.Problem is not null) ?? new ServerVariable(names[0], null, null, null);
    }

    /// <summary>A field whose value stands in the config.</summary>
    /// <param name="field">The config's key.</param>
    /// <param name="names">The variable and its aliases.</param>
    /// <param name="write">Puts a value that is set into the config; says what is wrong with it, without the variable's name.</param>
    /// <param name="missing">What to say when it is not set; null when it need not be.</param>
    public void Read(string field, IReadOnlyList<string> names, Func<string, string?> write, string? missing = null)
    {
        var variable = Ask(field, names);
        if (variable.Problem is not null)
        {
            _problems.Add(variable.Problem);
        }
        else if (variable.Value is null && missing is not null)
        {
            _problems.Add(missing);
        }
        else if (variable.Value?.Trim() is { } value && write(value) is { } wrong)
        {
            _problems.Add($"{variable.Name}: {wrong}");
        }
    }

    /// <summary>A text field, as it is.</summary>
    public void Text(string field, IReadOnlyList<string> names, string? missing = null)
    {
        Read(field, names, value => Set(field, value), missing);
    }

    /// <summary>A secret field: the config refers to the variable, and the value stays where it is.</summary>
    public void Secret(string field, IReadOnlyList<string> names, string? missing = null)
    {
        Read(field, names, _ => Set(field, $"{{{{env.{_fieldVariables[field]}}}}}"), missing);
    }

    /// <summary>The From address, and the name before it if there is one.</summary>
    /// <param name="names">The variable and its aliases.</param>
    /// <param name="missing">What to say when it is not set.</param>
    /// <param name="mailbox">Makes a mailbox of the value; null: it is one.</param>
    public void Sender(IReadOnlyList<string> names, string? missing, Func<string, string>? mailbox = null)
    {
        Read(SenderRules.From, names, value => SetSender(mailbox?.Invoke(value) ?? value), missing);
        _fieldVariables[SenderRules.FromName] = _fieldVariables[SenderRules.From];
    }

    /// <summary>Notes a variable that decides which provider this is.</summary>
    public void Note(ServerVariable variable)
    {
        _asked.Add(variable);
    }

    private string? SetSender(string text)
    {
        if (!MailboxParser.TryParse(text, out var from, out var wrong, allowDotless: true))
        {
            return wrong;
        }

        return from.Name is { Length: > 0 } name ? Set(SenderRules.From, from.Address) ?? Set(SenderRules.FromName, name) : Set(SenderRules.From, from.Address);
    }

    private string? Set(string field, string value)
    {
        Config[field] = value;
        return null;
    }

    private ServerVariable Ask(string field, IReadOnlyList<string> names)
    {
        var variable = First(environment, names);
        _asked.Add(variable);
        _fieldVariables[field] = variable.Name;
        return variable;
    }
}
