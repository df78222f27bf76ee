namespace Rocket.Admin.Components.Templates;

/// <summary>Why the sample data can't be read; line and column count from 1, and are 0 when it concerns the whole.</summary>
internal sealed record SampleProblem(int Line, int Column, string Message)
{
    public override string ToString() => Line == 0 ? Message : $"Line {Line}, column {Column}: {Message}";
}
