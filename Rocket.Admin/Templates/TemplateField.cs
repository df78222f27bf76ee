namespace Rocket.Admin.Templates;

internal enum TemplateField
{
    Subject,
    Html,
    Text,
}
