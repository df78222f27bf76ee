using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Tests.Templates;

public sealed class TemplateEngineTests
{
    [Fact]
    public void Html_escapes_values_and_leaves_other_alphabets_alone() =>
        Assert.Equal("<b>&lt;i&gt; &amp; &quot;Zoë&quot; &#39;漢&#39;</b>", Rendered.Html("<b>{{name}}</b>", """{"name":"<i> & \"Zoë\" '漢'"}"""));

    [Fact]
    public void Text_and_subject_do_not_escape()
    {
        const string variables = """{"name":"<Zoë & co>"}""";

        Assert.Equal("Hi <Zoë & co>", Rendered.Text("Hi {{name}}", variables));
        Assert.Equal("Hi <Zoë & co>", Rendered.Subject("Hi {{name}}", variables).Subject);
    }

    [Fact]
    public void Helper_results_are_escaped_too() =>
        Assert.Equal("&lt;B&gt;", Rendered.Html("{{upper name}}", """{"name":"<b>"}"""));

    [Theory]
    [InlineData("a\r\nBcc: x@example.test", "a Bcc: x@example.test")]
    [InlineData("a\n\n\tb\u0000c", "a b c")]
    [InlineData("a\u0085b\u2028c\u2029d\u007fe", "a b c d e")]
    [InlineData("\r\n a \r\n", "a")]
    public void A_subject_is_one_line_whatever_a_value_holds(string value, string expected)
    {
        var variables = new JsonObject { ["v"] = value };

        Assert.Equal(expected, Rendered.Subject("{{v}}", variables.ToJsonString()).Subject);
        Assert.Equal(expected, Rendered.Subject(value).Subject);
    }

    [Fact]
    public void Numbers_booleans_null_and_lists_print_the_same_in_every_culture()
    {
        const string variables = """{"n":5,"price":1234.50,"yes":true,"no":false,"nothing":null,"roles":["editor","viewer"],"big":1e40}""";

        var email = Rendered.TextEmail("{{n}} {{price}} {{yes}} {{no}} [{{nothing}}] {{roles}} {{big}}", variables);

        Assert.Equal("5 1234.50 true false [] editor, viewer 1e40", email.Text);
        Assert.Empty(email.Unresolved);
    }

    [Fact]
    public void Variables_made_in_code_work_like_parsed_ones()
    {
        var variables = new JsonObject { ["n"] = 2.5, ["id"] = Guid.Empty, ["at"] = DateTimeOffset.UnixEpoch, ["flag"] = true, ["list"] = new JsonArray(1, "b") };

        var email = Assert.IsType<RenderOutcome.Rendered>(Rendered.Engine.Render(new TemplateContent("{{n}} {{id}} {{at}} {{flag}} {{list}}", null, null), variables)).Email;

        Assert.Equal("2.5 00000000-0000-0000-0000-000000000000 1970-01-01T00:00:00+00:00 true 1, b", email.Subject);
    }

    [Fact]
    public void Unresolved_names_are_empty_and_reported_once_with_their_path()
    {
        var email = Rendered.Email(
            new TemplateContent("{{a}}{{name}}", "{{a}}{{user.name}}{{user.phone}}", "{{a}}{{deep.er.still}}"),
            """{"name":"x","user":{"name":"Jane"}}""");

        Assert.Equal("x", email.Subject);
        Assert.Equal("Jane", email.Html);
        Assert.Equal("", email.Text);
        Assert.Equal(["a", "user.phone", "deep.er.still"], email.Unresolved);
    }

    [Fact]
    public void A_condition_reports_a_name_only_when_it_was_never_provided()
    {
        var email = Rendered.TextEmail("{{#if a}}1{{else}}0{{/if}}{{#if b}}1{{else}}0{{/if}}{{#unless c}}u{{/unless}}{{#if d}}{{e}}{{/if}}", """{"b":null,"c":"","d":false}""");

        Assert.Equal("00u", email.Text);
        Assert.Equal(["a"], email.Unresolved);
    }

    [Fact]
    public void Inside_each_names_are_reported_with_the_list_they_belong_to()
    {
        var email = Rendered.TextEmail("{{#each items}}{{name}}{{price}}{{../currency}};{{/each}}{{#each gone}}x{{/each}}", """{"items":[{"name":"a"},{"name":"b"}]}""");

        Assert.Equal("a;b;", email.Text);
        Assert.Equal(["items.price", "currency", "gone"], email.Unresolved);
    }

    [Fact]
    public void Names_given_with_as_are_not_variables()
    {
        var email = Rendered.TextEmail("{{#each items as |item i|}}{{i}}{{item.name}}{{item.size}} {{/each}}", """{"items":[{"name":"a"},{"name":"b"}]}""");

        Assert.Equal("0a 1b ", email.Text);
        Assert.Equal(["items.size"], email.Unresolved);
        Assert.Equal(["items", "items.name", "items.size"], Rendered.Engine.VariablesUsed(new TemplateContent("", null, "{{#each items as |item i|}}{{i}}{{item.name}}{{item.size}} {{/each}}")));
    }

    [Fact]
    public void A_field_of_a_text_or_of_null_is_unresolved_and_no_dotnet_property_is_reachable()
    {
        var email = Rendered.TextEmail("{{name.Length}}{{name.GetType}}{{user.name}}{{roles.Capacity}}", """{"name":"Jane","user":null,"roles":["a"]}""");

        Assert.Equal("", email.Text);
        Assert.Equal(["name.Length", "name.GetType", "user.name", "roles.Capacity"], email.Unresolved);
    }

    [Fact]
    public void Environment_variables_are_not_available_and_the_author_is_told_why()
    {
        Environment.SetEnvironmentVariable("ROCKET_TEMPLATE_TEST", "top-secret");

        var email = Rendered.TextEmail("[{{env.ROCKET_TEMPLATE_TEST}}]\n{{#with user}}{{@root.env.PATH}}{{/with}}", """{"env":{"ROCKET_TEMPLATE_TEST":"given"},"user":{"a":1}}""");

        Assert.Equal("[]\n", email.Text);
        Assert.Empty(email.Unresolved);
        Assert.Equal(2, email.Warnings.Count);
        Assert.StartsWith("body_text, line 1, column 4: env.ROCKET_TEMPLATE_TEST renders as nothing: environment variables", email.Warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("body_text, line 2, column 17: env.PATH", email.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_html_is_allowed_with_a_warning_in_html_only()
    {
        var email = Rendered.Email(new TemplateContent("{{{name}}}", "{{name}} {{{name}}}", "{{{name}}}"), """{"name":"<b>"}""");

        Assert.Equal("&lt;b&gt; <b>", email.Html);
        Assert.Equal("<b>", email.Text);
        var warning = Assert.Single(email.Warnings);
        Assert.StartsWith("body_html, line 1, column 10: {{{name}}} goes into the HTML without escaping", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Printing_an_object_renders_nothing_and_warns()
    {
        var email = Rendered.TextEmail("[{{user}}]", """{"user":{"name":"Jane"}}""");

        Assert.Equal("[]", email.Text);
        Assert.Contains("{{user.name}}", Assert.Single(email.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_with_only_a_block_tag_leave_no_trace() =>
        Assert.Equal("a\nyes\nb", Rendered.Text("a\n{{#if t}}\nyes\n{{else}}\nno\n{{/if}}\nb", """{"t":true}"""));

    [Theory]
    [InlineData("{{#if a}}1{{else if b}}2{{else}}3{{/if}}", "2")]
    [InlineData("{{#each empty}}x{{else}}none {{n}}{{/each}}", "none 5")]
    [InlineData("{{#with user}}{{name}} {{../n}} {{@root.n}}{{/with}}", "Jane 5 5")]
    [InlineData("{{#each user}}{{@key}}={{this}}{{/each}}", "name=Jane")]
    [InlineData("{{#each list}}{{@index}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}", "0x, 1y")]
    [InlineData("{{list.length}} {{list.0}} {{list.[1]}} {{lookup list 1}} {{lookup user \"name\"}}", "2 x y y Jane")]
    [InlineData("{{! note }}{{!-- {{a}} --}}{{~ n ~}}  .", "5.")]
    [InlineData("\\{{n}} }} { {", "{{n}} }} { {")]
    public void Handlebars_works_as_documented(string source, string expected) =>
        Assert.Equal(expected, Rendered.Text(source, """{"a":false,"b":1,"n":5,"empty":[],"user":{"name":"Jane"},"list":["x","y"]}"""));

    [Fact]
    public void Output_is_bounded()
    {
        var items = new JsonArray([.. Enumerable.Range(0, 400).Select(i => (JsonNode)i)]);
        var text = "{{#each items}}{{#each ../items}}{{../../pad}}{{/each}}{{/each}}";

        var broken = Assert.IsType<RenderOutcome.Broken>(Rendered.Engine.Render(new TemplateContent("", null, text), new JsonObject { ["items"] = items, ["pad"] = new string('x', 100) }));

        var problem = Assert.Single(broken.Problems);
        Assert.Equal((TemplateFields.Text, 0, 0), (problem.Field, problem.Line, problem.Column));
        Assert.Contains("5 MB", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loops_that_print_nothing_are_bounded()
    {
        var items = new JsonArray([.. Enumerable.Range(0, 300).Select(i => (JsonNode)i)]);
        var text = "{{#each items}}{{#each ../items}}{{#each ../../items}}{{#if @root.no}}x{{/if}}{{/each}}{{/each}}{{/each}}";

        var broken = Assert.IsType<RenderOutcome.Broken>(Rendered.Engine.Render(new TemplateContent("", null, text), new JsonObject { ["items"] = items, ["no"] = false }));

        Assert.Contains("steps", Assert.Single(broken.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unused_variable_of_any_depth_does_no_harm()
    {
        JsonNode deep = "bottom";
        for (var i = 0; i < 500; i++)
        {
            deep = new JsonObject { ["a"] = deep };
        }

        var outcome = Rendered.Engine.Render(new TemplateContent("{{n}}", null, null), new JsonObject { ["deep"] = deep, ["n"] = 1 });

        Assert.Equal("1", Assert.IsType<RenderOutcome.Rendered>(outcome).Email.Subject);
    }

    [Fact]
    public async Task Many_threads_render_the_same_template_without_mixing_values()
    {
        var content = new TemplateContent("{{n}} {{missing}}", "{{#each list}}{{this}}{{/each}}", "{{n}}");

        await Parallel.ForAsync(0, 2_000, TestContext.Current.CancellationToken, (i, _) =>
        {
            var email = Assert.IsType<RenderOutcome.Rendered>(Rendered.Engine.Render(content, new JsonObject { ["n"] = i, ["list"] = new JsonArray(i, i) })).Email;
            Assert.Equal(($"{i} ", $"{i}{i}", $"{i}"), (email.Subject, email.Html, email.Text));
            Assert.Equal(["missing"], email.Unresolved);
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void Variables_used_are_seen_from_the_top()
    {
        var content = new TemplateContent(
            "{{app_name}} {{app_name}}",
            "{{#each items}}{{name}}{{../app_name}}{{#with owner}}{{email}}{{../../total}}{{/with}}{{@index}}{{@root.currency}}{{else}}{{hint}}{{/each}}",
            "{{#if (eq plan \"pro\")}}{{date (default at \"x\")}}{{/if}}{{lookup prices plan}}");

        Assert.Equal(
            ["app_name", "items", "items.name", "items.owner", "items.owner.email", "total", "currency", "hint", "plan", "at", "prices"],
            Rendered.Engine.VariablesUsed(content));
        Assert.Equal(["items"], Rendered.Engine.ListsUsed(content));
    }

    [Fact]
    public void A_broken_template_is_an_outcome_with_every_problem()
    {
        var outcome = Rendered.Engine.Render(new TemplateContent("{{a", "x\n{{#if b}}", "fine"), null);

        var broken = Assert.IsType<RenderOutcome.Broken>(outcome);
        Assert.Equal([(TemplateFields.Subject, 1, 1), (TemplateFields.Html, 2, 1)], broken.Problems.Select(p => (p.Field, p.Line, p.Column)));
    }

    [Fact]
    public void The_cache_stays_bounded_and_a_forgotten_template_still_renders()
    {
        var engine = new TemplateEngine(cacheCapacity: 8);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal($"{i} x", Assert.IsType<RenderOutcome.Rendered>(engine.Render(new TemplateContent($"{i} {{{{v}}}}", null, null), new JsonObject { ["v"] = "x" })).Email.Subject);
            Assert.InRange(engine.CachedFields, 1, 8);
        }

        Assert.IsType<RenderOutcome.Rendered>(engine.Render(new TemplateContent("0 {{v}}", null, null), null));
    }

    [Fact]
    public void Variables_from_a_json_element_are_read_like_the_api_gives_them()
    {
        using var document = JsonDocument.Parse("""{"user":{"name":"Jane"}}""");

        Assert.Equal("Jane", Assert.IsType<RenderOutcome.Rendered>(Rendered.Engine.Render(new TemplateContent("{{user.name}}", null, null), JsonObject.Create(document.RootElement))).Email.Subject);
    }
}
