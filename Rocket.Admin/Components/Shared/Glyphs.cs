namespace Rocket.Admin.Components.Shared;

/// <summary>The portal's own line icons on a 24 grid. Usable in <c>Glyph</c> and wherever MudBlazor takes an icon.</summary>
internal static class Glyphs
{
    private const string Open = "<g fill='none' stroke='currentColor' stroke-width='1.75' stroke-linecap='round' stroke-linejoin='round'>";
    private const string Close = "</g>";

    internal const string Send = Open + "<path d='M3.5 11 20.5 3.5 14 20.5 10.8 13.2Z'/><path d='m10.8 13.2 4-4'/>" + Close;
    internal const string Logs = Open + "<path d='M4 6.5h1M4 12h1M4 17.5h1M8.5 6.5H20M8.5 12H20M8.5 17.5H16'/>" + Close;
    internal const string Inbox = Open + "<path d='M3.5 13.5 6.3 5h11.4l2.8 8.5v4a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2Z'/><path d='M3.5 13.5h5l1.3 2.5h4.4l1.3-2.5h5'/>" + Close;
    internal const string Template = Open + "<path d='M5.5 5a1.5 1.5 0 0 1 1.5-1.5h7L18.5 8v11a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19Z'/><path d='M14 3.5V8h4.5M9 12.5h6M9 16h4'/>" + Close;
    internal const string Providers = Open + "<rect x='3.5' y='4.5' width='17' height='6.5' rx='1.7'/><rect x='3.5' y='13' width='17' height='6.5' rx='1.7'/><path d='M7.2 7.75h.01M7.2 16.25h.01M11 7.75h5.5M11 16.25h5.5'/>" + Close;
    internal const string Ban = Open + "<circle cx='12' cy='12' r='8.5'/><path d='m6.2 6.2 11.6 11.6'/>" + Close;
    internal const string Overview = Open + "<rect x='3.5' y='3.5' width='7' height='9' rx='1.5'/><rect x='13.5' y='3.5' width='7' height='5' rx='1.5'/><rect x='3.5' y='15.5' width='7' height='5' rx='1.5'/><rect x='13.5' y='11.5' width='7' height='9' rx='1.5'/>" + Close;
    internal const string Settings = Open + "<path d='M4 7h9M17 7h3M4 17h3M11 17h9'/><circle cx='15' cy='7' r='2'/><circle cx='9' cy='17' r='2'/>" + Close;
    internal const string People = Open + "<circle cx='9' cy='8.5' r='3.5'/><path d='M2.8 19.5c.6-3.6 3-5.5 6.2-5.5s5.6 1.9 6.2 5.5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.6 14.6c2 .8 3.2 2.4 3.6 4.9'/>" + Close;
    internal const string Key = Open + "<circle cx='8' cy='15.5' r='4'/><path d='m10.9 12.6 8.6-8.6M16 7.5l3 3'/>" + Close;
    internal const string Menu = Open + "<path d='M4 7h16M4 12h16M4 17h16'/>" + Close;
    internal const string Sidebar = Open + "<rect x='3.5' y='4.5' width='17' height='15' rx='2'/><path d='M9.5 4.5v15'/>" + Close;
    internal const string Contrast = Open + "<circle cx='12' cy='12' r='8.5'/><path d='M12 3.5a8.5 8.5 0 0 1 0 17Z' fill='currentColor'/>" + Close;
    internal const string Sun = Open + "<circle cx='12' cy='12' r='3.8'/><path d='M12 2.8v2M12 19.2v2M2.8 12h2M19.2 12h2M5.5 5.5l1.4 1.4M17.1 17.1l1.4 1.4M18.5 5.5l-1.4 1.4M6.9 17.1l-1.4 1.4'/>" + Close;
    internal const string Moon = Open + "<path d='M20 14.3A8.3 8.3 0 0 1 9.7 4 8.5 8.5 0 1 0 20 14.3Z'/>" + Close;
    internal const string Screen = Open + "<rect x='3.5' y='4.5' width='17' height='11.5' rx='1.7'/><path d='M8.5 20h7M12 16v4'/>" + Close;
    internal const string SignOut = Open + "<path d='M10 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h4M15.5 8l4 4-4 4M19.5 12H10'/>" + Close;
    internal const string Check = Open + "<path d='m5 12.8 4.6 4.6L19 7.5'/>" + Close;
    internal const string Cross = Open + "<path d='m6.5 6.5 11 11M17.5 6.5l-11 11'/>" + Close;
    internal const string Clock = Open + "<circle cx='12' cy='12' r='8.5'/><path d='M12 7.2V12l3.2 2'/>" + Close;
    internal const string Loop = Open + "<path d='M19.5 11A7.7 7.7 0 0 0 5.7 7.6L4 9.5M4 4.8v4.7h4.7M4.5 13a7.7 7.7 0 0 0 13.8 3.4l1.7-1.9M20 19.2v-4.7h-4.7'/>" + Close;
    internal const string Question = Open + "<circle cx='12' cy='12' r='8.5'/><path d='M9.6 9.6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2.9-1.2 1.8M12 16.8h.01'/>" + Close;
    internal const string Gauge = Open + "<path d='M4.6 17.5a8.5 8.5 0 1 1 14.8 0M12 14l3.5-4.5'/>" + Close;
    internal const string Calendar = Open + "<rect x='4' y='5.5' width='16' height='14.5' rx='1.7'/><path d='M4 10h16M8.5 3.5v4M15.5 3.5v4'/>" + Close;
    internal const string Skip = Open + "<path d='m5 6 8 6-8 6ZM18 6v12'/>" + Close;
    internal const string Stop = Open + "<rect x='5.5' y='5.5' width='13' height='13' rx='2'/>" + Close;
    internal const string Pause = Open + "<path d='M8.5 5.5v13M15.5 5.5v13' stroke-width='2.4'/>" + Close;
    internal const string Copy = Open + "<rect x='8.5' y='8.5' width='11.5' height='11.5' rx='1.7'/><path d='M15.5 8.5V5.5A1.5 1.5 0 0 0 14 4H5.5A1.5 1.5 0 0 0 4 5.5V14a1.5 1.5 0 0 0 1.5 1.5h3'/>" + Close;
    internal const string Search = Open + "<circle cx='10.8' cy='10.8' r='6.3'/><path d='m15.5 15.5 4.5 4.5'/>" + Close;
    internal const string Lock = Open + "<rect x='5' y='10.5' width='14' height='9.5' rx='1.7'/><path d='M8 10.5V7.8a4 4 0 0 1 8 0v2.7'/>" + Close;
    internal const string Plus = Open + "<path d='M12 5v14M5 12h14'/>" + Close;
    internal const string Pencil = Open + "<path d='m4.5 19.5.9-4L16 4.9a1.6 1.6 0 0 1 2.2 0l.9.9a1.6 1.6 0 0 1 0 2.2L8.5 18.6Z'/>" + Close;
    internal const string Trash = Open + "<path d='M4.5 6.5h15M9 6.5V4h6v2.5M6.5 6.5l.8 13h9.4l.8-13M10.3 10.5v5.5M13.7 10.5v5.5'/>" + Close;
    internal const string More = Open + "<path d='M5.5 12h.01M12 12h.01M18.5 12h.01' stroke-width='3'/>" + Close;
    internal const string Drag = Open + "<path d='M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01' stroke-width='2.6'/>" + Close;
    internal const string Alert = Open + "<path d='M12 4 21 19.5H3ZM12 10v4.2M12 16.9h.01'/>" + Close;
    internal const string Pulse = Open + "<path d='M3 12.5h4l2.5-7 4.5 13 2.5-6H21'/>" + Close;
    internal const string Power = Open + "<path d='M12 3.5v8M7 6.3a7.5 7.5 0 1 0 10 0'/>" + Close;
    internal const string Shield = Open + "<path d='M12 3.5 19 6v5.5c0 4.3-2.8 7.4-7 9-4.2-1.6-7-4.7-7-9V6Z'/>" + Close;
    internal const string Terminal = Open + "<rect x='3.5' y='4.5' width='17' height='15' rx='2'/><path d='m7.5 9.5 3 2.5-3 2.5M12.5 15h4'/>" + Close;
    internal const string Flask = Open + "<path d='M9.5 3.5h5M10.5 3.5v6L5.3 18a1.7 1.7 0 0 0 1.5 2.5h10.4a1.7 1.7 0 0 0 1.5-2.5l-5.2-8.5v-6M7.8 14.5h8.4'/>" + Close;
    internal const string Layers = Open + "<path d='m12 3.5 9 4.7-9 4.7-9-4.7ZM3 12.5l9 4.7 9-4.7'/>" + Close;
    internal const string Back = Open + "<path d='M19.5 12h-15M10.5 6l-6 6 6 6'/>" + Close;
    internal const string Down = Open + "<path d='m6 9.5 6 6 6-6'/>" + Close;
    internal const string Eye = Open + "<path d='M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z'/><circle cx='12' cy='12' r='3'/>" + Close;
    internal const string Filter = Open + "<path d='M4 6.5h16M7 12h10M10 17.5h4'/>" + Close;
    internal const string Download = Open + "<path d='M12 4v11M7 10.5l5 5 5-5M4.5 19.5h15'/>" + Close;
    internal const string Attachment = Open + "<path d='m19.5 11.5-7.3 7.3a4.7 4.7 0 0 1-6.7-6.7l7.6-7.6a3.2 3.2 0 0 1 4.5 4.5L10 16.6a1.6 1.6 0 0 1-2.3-2.3l6.8-6.8'/>" + Close;
}
