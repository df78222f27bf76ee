namespace Rocket.Admin.Tests.EndToEnd;

/// <summary>Tests that start servers of their own share the machine one at a time.</summary>
[CollectionDefinition(nameof(ProcessTests))]
public sealed class ProcessTests;
