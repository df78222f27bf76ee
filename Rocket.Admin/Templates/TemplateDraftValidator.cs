using System.Text.RegularExpressions;
using FluentValidation;

namespace Rocket.Admin.Templates;

/// <summary>The rules of a template, for the API and the editor alike. Mistakes in the Handlebars come with line and column.</summary>
internal sealed partial class TemplateDraftValidator : AbstractValidator<TemplateDraft>
{
    /// <summary>RFC 5322 allows lines of 998 characters; a longer source can still render to less, but nobody means that.</summary>
    private const int MaxSubject = 998;

    public TemplateDraftValidator(TemplateEngine engine)
    {
        RuleFor(d => d.Key).Matches(Key()).WithMessage("Use 2 to 64 small letters, digits, dots, hyphens or underscores, and start with a letter, for example order_confirmation.");
        RuleFor(d => d.Subject).NotEmpty().WithMessage("Write a subject.").MaximumLength(MaxSubject).WithMessage($"Shorten the subject to {MaxSubject} characters.");
        RuleFor(d => d.BodyText).Must((draft, _) => draft.Content.Html is not null || draft.Content.Text is not null).WithMessage("Write an HTML body or a text body; an email needs at least one.");
        RuleFor(d => d).Custom((draft, context) =>
        {
            foreach (var problem in engine.Check(draft.Content))
            {
                context.AddFailure(PropertyOf(problem.Field), problem.ToString());
            }
        });
    }

    private static string PropertyOf(string field) => field switch
    {
        TemplateFields.Subject => nameof(TemplateDraft.Subject),
        TemplateFields.Html => nameof(TemplateDraft.BodyHtml),
        _ => nameof(TemplateDraft.BodyText),
    };

    // \z and not $, which would let a line break follow.
    [GeneratedRegex(@"^[a-z][a-z0-9_.-]{1,63}\z")]
    private static partial Regex Key();
}
