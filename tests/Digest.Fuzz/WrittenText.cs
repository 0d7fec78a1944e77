using System.Collections;
using System.Reflection;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Fuzz;

/// <summary>Every string of an issue, whatever record holds it: what a reader of some output could be shown.</summary>
internal static class WrittenText
{
    public static string Of(Issue issue)
    {
        var text = new System.Text.StringBuilder();
        Collect(text, issue);
        return text.ToString();
    }

    private static void Collect(System.Text.StringBuilder text, object? part)
    {
        switch (part)
        {
            case null or Location or Origin:
                break;
            case Inline.Text plain:
                text.Append(plain.Value);
                break;
            case string value:
                text.Append(value).Append('\n');
                break;
            case IEnumerable parts:
                foreach (var inner in parts) Collect(text, inner);
                text.Append('\n');
                break;
            default:
                if (part.GetType().Namespace?.StartsWith("Digest", StringComparison.Ordinal) != true || part.GetType().IsEnum) break;
                foreach (var property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract"))
                    if (!IsDerived(part, property)) Collect(text, property.GetValue(part));
                break;
        }
    }

    // What is worked out anew at each call holds nothing of its own.
    private static bool IsDerived(object part, PropertyInfo property) => !property.CanWrite && part is Issue or Section;
}
