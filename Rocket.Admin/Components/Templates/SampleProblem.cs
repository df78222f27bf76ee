namespace Rocket.Admin.Components.Templates;

/// <summary>Why the sample data can't be read; line and column count from 1.</summary>
internal sealed record SampleProblem(int Line, int Column, string Message)
{
    public override string ToString() => $"Line {Line}, column {Column}: {Message}";
}
