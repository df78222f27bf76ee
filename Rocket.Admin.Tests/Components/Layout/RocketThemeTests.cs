using System.Globalization;
using System.Text.RegularExpressions;
using MudBlazor;
using MudBlazor.Utilities;
using Rocket.Admin.Components.Layout;

namespace Rocket.Admin.Tests.Components.Layout;

public sealed partial class RocketThemeTests
{
    private static readonly string s_css = File.ReadAllText(Path.Combine(Root(), "wwwroot", "app.css"));

    [Theory]
    [InlineData("accent", nameof(Palette.Primary))]
    [InlineData("on-accent", nameof(Palette.PrimaryContrastText))]
    [InlineData("canvas", nameof(Palette.Background))]
    [InlineData("sunken", nameof(Palette.BackgroundGray))]
    [InlineData("surface", nameof(Palette.Surface))]
    [InlineData("text", nameof(Palette.TextPrimary))]
    [InlineData("text-2", nameof(Palette.TextSecondary))]
    [InlineData("text-3", nameof(Palette.TextDisabled))]
    [InlineData("line", nameof(Palette.Divider))]
    [InlineData("line-strong", nameof(Palette.LinesInputs))]
    [InlineData("good", nameof(Palette.Success))]
    [InlineData("warn", nameof(Palette.Warning))]
    [InlineData("bad", nameof(Palette.Error))]
    [InlineData("calm", nameof(Palette.Info))]
    public void Style_sheet_and_theme_hold_the_same_colours(string token, string property)
    {
        Assert.Equal(Token(token, dark: false), Hex(RocketTheme.Theme.PaletteLight, property));
        Assert.Equal(Token(token, dark: true), Hex(RocketTheme.Theme.PaletteDark, property));
    }

    [Theory]
    [InlineData("text", "surface")]
    [InlineData("text-2", "canvas")]
    [InlineData("text-2", "sunken")]
    [InlineData("text-2", "hover")]
    [InlineData("text-3", "canvas")]
    [InlineData("text-3", "surface")]
    [InlineData("accent", "canvas")]
    [InlineData("accent", "surface")]
    [InlineData("accent", "accent-soft")]
    [InlineData("on-accent", "accent-fill")]
    [InlineData("on-accent", "accent-fill-hover")]
    [InlineData("surface", "bad")]
    public void Text_can_be_read_on_its_ground_in_both_themes(string ink, string ground)
    {
        foreach (var dark in new[] { false, true })
        {
            Assert.InRange(Contrast(Rgb(Token(ink, dark)), Rgb(Token(ground, dark))), 4.5, 21);
        }
    }

    [Theory]
    [InlineData("good")]
    [InlineData("warn")]
    [InlineData("bad")]
    [InlineData("odd")]
    [InlineData("calm")]
    [InlineData("accent")]
    public void Badges_can_be_read_on_their_own_tint(string tone)
    {
        foreach (var dark in new[] { false, true })
        {
            // Rows under the pointer are the darkest ground a badge stands on in light, the lightest in dark.
            var share = dark ? .13 : .09;
            var ink = Rgb(Token(tone, dark));
            var ground = Rgb(Token("hover", dark)).Zip(ink, (below, above) => below * (1 - share) + above * share).ToArray();
            Assert.InRange(Contrast(ink, ground), 4.5, 21);
        }
    }

    private static string Hex(Palette palette, string property) =>
        ((MudColor)typeof(Palette).GetProperty(property)!.GetValue(palette)!).ToString(MudColorOutputFormats.Hex);

    private static string Token(string name, bool dark)
    {
        var block = dark ? DarkBlock().Match(s_css).Groups[1].Value : LightBlock().Match(s_css).Groups[1].Value;
        return Regex.Match(block, $@"--{name}: (#[0-9a-f]{{6}});", RegexOptions.CultureInvariant).Groups[1].Value;
    }

    private static double[] Rgb(string hex) =>
        [.. Enumerable.Range(0, 3).Select(i => (double)int.Parse(hex.AsSpan(1 + i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];

    // WCAG 2.2, relative luminance and contrast ratio.
    private static double Contrast(double[] a, double[] b)
    {
        var (high, low) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (high + .05) / (low + .05);
    }

    private static double Luminance(double[] rgb)
    {
        var linear = rgb.Select(c => c / 255).Select(c => c <= .04045 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4)).ToArray();
        return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rocket.Admin.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The solution's folder was not found above the tests.");
    }

    [GeneratedRegex(@"^:root \{(.*?)^\}", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex LightBlock();

    [GeneratedRegex(@"^:root\[data-theme=""dark""\] \{(.*?)^\}", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex DarkBlock();
}
