using System.Reflection;
using System.Text;

namespace Digest.House.Tests;

public class PublicApiTests
{
    public static TheoryData<string> Names => [.. House.Libraries.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Public_api_is_the_accepted_one(string name)
    {
        var assembly = House.Libraries.Single(candidate => candidate.GetName().Name == name);
        Golden.Matches($"api/{name}.txt", ApiText.Print(assembly));
    }
}

/// <summary>Prints what an assembly offers, a line for each member, sorted.</summary>
internal static class ApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type, Scope.Full)).Append('\n');
            foreach (var line in Members(type).Distinct().Order(StringComparer.Ordinal)) text.Append("  ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type);
        var fields = type.GetFields(Declared).Where(field => field.IsPublic).Select(field => $"field {Name(field.FieldType)} {field.Name}");
        var properties = type.GetProperties(Declared).Where(property => property.GetMethod?.IsPublic == true)
            .Select(property => $"{Name(property.PropertyType)} {property.Name} {{ {Accessors(property)}}}");
        var constructors = type.GetConstructors().Select(constructor => $"new({Parameters(constructor)})");
        var methods = type.GetMethods(Declared)
            .Where(method => method.IsPublic && !method.IsSpecialName && !IsOfEveryRecord(method))
            .Select(method => $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})");
        return fields.Concat(properties).Concat(constructors).Concat(methods);
    }

    private static string Accessors(PropertyInfo property)
    {
        if (property.SetMethod?.IsPublic != true) return "get; ";
        var isInit = property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");
        return isInit ? "get; init; " : "get; set; ";
    }

    private static bool IsOfEveryRecord(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" || method.Name.StartsWith('<');

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class" : "class";

    private enum Scope
    {
        Short,
        Full,
    }

    private static string Name(Type type, Scope scope = Scope.Short)
    {
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        var name = scope == Scope.Full ? type.FullName!.Replace('+', '.') : type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0) return name;
        return $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(argument => Name(argument)))}>";
    }
}
