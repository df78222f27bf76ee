namespace Rocket.Admin.Identity;

/// <summary>Says something to the person at the console and to nobody else: it passes by the log and its files.</summary>
internal interface IOperatorConsole
{
    void WriteLine(string line);
}

internal sealed class OperatorConsole : IOperatorConsole
{
    public void WriteLine(string line)
    {
        Console.Out.WriteLine(line);
    }
}
