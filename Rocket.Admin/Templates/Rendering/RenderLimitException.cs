namespace Rocket.Admin.Templates.Rendering;

/// <summary>Ends a render that grew past its bounds. Never leaves the engine.</summary>
internal sealed class RenderLimitException(string message) : Exception(message);
