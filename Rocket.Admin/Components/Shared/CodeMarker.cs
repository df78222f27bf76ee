namespace Rocket.Admin.Components.Shared;

/// <summary>A remark in a <see cref="CodeEditor"/>: line and column count from 1; <see cref="Length"/> is how many characters are underlined.</summary>
public sealed record CodeMarker(int Line, int Column, string Message, CodeMarkerSeverity Severity = CodeMarkerSeverity.Error, int Length = 1);
