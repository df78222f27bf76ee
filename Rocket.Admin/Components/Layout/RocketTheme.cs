using MudBlazor;

namespace Rocket.Admin.Components.Layout;

/// <summary>
/// The look as MudBlazor needs it in C#. The colours repeat the tokens of <c>wwwroot/app.css</c>, which rule on the page; a test keeps the two the same.
/// </summary>
internal static class RocketTheme
{
    private static readonly string[] s_text = ["Inter Variable", "Inter", "system-ui", "sans-serif"];

    internal static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#4f46e5",
            PrimaryContrastText = "#ffffff",
            Background = "#fafafb",
            BackgroundGray = "#f4f4f6",
            Surface = "#ffffff",
            TextPrimary = "#17171c",
            TextSecondary = "#55555f",
            TextDisabled = "#6b6b76",
            ActionDefault = "#55555f",
            LinesDefault = "#e5e5ea",
            LinesInputs = "#8a8a96",
            TableLines = "#e5e5ea",
            Divider = "#e5e5ea",
            Success = "#14713a",
            Warning = "#8f4f00",
            Error = "#b4232c",
            Info = "#52525e",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#a3a4fb",
            PrimaryContrastText = "#ffffff",
            Background = "#0d0d10",
            BackgroundGray = "#101014",
            Surface = "#131317",
            TextPrimary = "#ececf1",
            TextSecondary = "#a6a6b2",
            TextDisabled = "#8c8c99",
            ActionDefault = "#a6a6b2",
            LinesDefault = "#27272e",
            LinesInputs = "#6b6b78",
            TableLines = "#27272e",
            Divider = "#27272e",
            Success = "#79c998",
            Warning = "#dfb169",
            Error = "#ee8f8f",
            Info = "#a6a6b2",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = s_text, FontSize = ".875rem", LineHeight = "1.5", LetterSpacing = "0" },
            H1 = new H1Typography { FontFamily = s_text, FontSize = "1.25rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "-.012em" },
            H2 = new H2Typography { FontFamily = s_text, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "-.006em" },
            H3 = new H3Typography { FontFamily = s_text, FontSize = ".875rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "0" },
            H4 = new H4Typography { FontFamily = s_text, FontSize = ".875rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "0" },
            H5 = new H5Typography { FontFamily = s_text, FontSize = ".875rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "0" },
            H6 = new H6Typography { FontFamily = s_text, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "-.006em" },
            // MudBlazor sets what is typed into fields in this one.
            Subtitle1 = new Subtitle1Typography { FontFamily = s_text, FontSize = ".875rem", FontWeight = "400", LineHeight = "1.5", LetterSpacing = "0" },
            Subtitle2 = new Subtitle2Typography { FontFamily = s_text, FontSize = ".8125rem", FontWeight = "500", LineHeight = "1.5", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = s_text, FontSize = ".875rem", LineHeight = "1.5", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = s_text, FontSize = ".8125rem", LineHeight = "1.45", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = s_text, FontSize = ".8125rem", FontWeight = "500", LineHeight = "1.4", LetterSpacing = "0", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = s_text, FontSize = ".75rem", LineHeight = "1.4", LetterSpacing = "0" },
            Overline = new OverlineTypography { FontFamily = s_text, FontSize = ".75rem", LineHeight = "1.4", LetterSpacing = "0", TextTransform = "none" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "232px", AppbarHeight = "52px" },
    };
}
