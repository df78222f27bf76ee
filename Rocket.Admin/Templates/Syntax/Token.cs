namespace Rocket.Admin.Templates.Syntax;

internal enum TokenKind
{
    Path,
    Text,
    Number,
    Word,
    Open,
    Close,
    Assign,
    Bar,
}

/// <summary>A piece of an expression and where it starts. <see cref="TokenKind.Word"/> is <c>true</c>, <c>false</c>, <c>null</c> or <c>undefined</c>.</summary>
internal readonly record struct Token(TokenKind Kind, string Value, int Offset);
