using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Rocket.Admin.Observability;

/// <summary>Writes control characters in values visibly, so that nobody forges a log line by sending a line end.</summary>
internal sealed class OneLineValues : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        List<LogEventProperty>? cleaned = null;
        foreach (var (name, value) in logEvent.Properties)
        {
            if (value is ScalarValue { Value: string text } && text.Any(IsUnsafe))
            {
                (cleaned ??= []).Add(new LogEventProperty(name, new ScalarValue(OneLine(text))));
            }
        }

        foreach (var property in cleaned ?? [])
        {
            logEvent.AddOrUpdateProperty(property);
        }
    }

    internal static string OneLine(string text)
    {
        return string.Concat(text.Select(c => IsUnsafe(c) ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString()));
    }

    // Control characters, and the two that Unicode counts as line ends.
    private static bool IsUnsafe(char c)
    {
        return char.IsControl(c) || c is '\u2028' or '\u2029';
    }
}
