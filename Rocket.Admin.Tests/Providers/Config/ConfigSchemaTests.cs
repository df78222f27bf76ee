using System.Text.Json.Nodes;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Config;
using Rocket.Admin.Tests.Providers.Http;

namespace Rocket.Admin.Tests.Providers.Config;

public sealed class ConfigSchemaTests : IDisposable
{
    private readonly HttpTypes _types = new();

    public static TheoryData<string> Keys => HttpContracts.Keys;

    [Theory, MemberData(nameof(Keys))]
    public void Every_field_stands_in_the_schema_and_secrets_are_write_only(string key)
    {
        var type = _types[key];
        var schema = ConfigSchema.Of(type);
        var properties = schema["properties"]!.AsObject();
        Assert.Equal(type.Fields.Select(f => f.Name), properties.Select(p => p.Key));
        Assert.Equal(type.Fields.Where(f => f.Kind == ConfigFieldKind.Secret).Select(f => f.Name), properties.Where(p => p.Value!["writeOnly"] is not null).Select(p => p.Key));
        Assert.Contains("from", schema["required"]!.AsArray().Select(r => r!.ToString()));
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
    }

    [Theory, MemberData(nameof(Keys))]
    public void Every_default_and_example_is_valid_for_its_own_field(string key)
    {
        var type = _types[key];
        foreach (var field in type.Fields.Where(f => f.Name != "base_url"))
        {
            foreach (var value in (JsonNode?[])[field.Default is { } json ? JsonNode.Parse(json) : null, field.Example])
            {
                if (value is not null)
                {
                    Assert.DoesNotContain(type.Validate(new JsonObject { [field.Name] = value.DeepClone() }).Errors, e => e.PropertyName == field.Name);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public void A_field_that_depends_on_another_names_one_of_its_values(string key)
    {
        var fields = _types[key].Fields;
        foreach (var field in fields.Where(f => f.When is not null))
        {
            var decides = fields.Single(f => f.Name == field.When!.Field);
            Assert.All(field.When!.Values, value => Assert.Contains(value, decides.Choices.Select(c => c.Value)));
        }
    }

    public void Dispose() => _types.Dispose();
}
