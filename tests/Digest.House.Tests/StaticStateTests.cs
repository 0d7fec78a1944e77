using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Digest.House.Tests;

public class StaticStateTests
{
    [Fact]
    public void No_static_field_can_change()
    {
        var mutable = House.Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !IsGenerated(field) && !field.IsLiteral)
            .Where(field => !field.IsInitOnly || CanChange(field.FieldType))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}: {field.FieldType.Name}");
        Assert.Empty(mutable);
    }

    [Fact]
    public void No_public_array_is_static()
    {
        var arrays = House.Libraries.SelectMany(assembly => assembly.GetExportedTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType.IsArray)
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}");
        Assert.Empty(arrays);
    }

    // Arrays and read-only views that only their class sees stand for constants; a growing collection does not.
    private static bool CanChange(Type type)
    {
        if (type.IsArray || type == typeof(string)) return false;
        var isCollection = typeof(IList).IsAssignableFrom(type) || typeof(IDictionary).IsAssignableFrom(type)
            || type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ISet<>));
        var isFrozen = type.Namespace is "System.Collections.Immutable" or "System.Collections.Frozen" or "Digest.Model" || IsFrozenBase(type);
        return isCollection && !isFrozen;
    }

    private static bool IsFrozenBase(Type type) => type.BaseType is { Namespace: "System.Collections.Frozen" };

    private static bool IsGenerated(MemberInfo member) =>
        member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null
        || member.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is not null
        || member.Name.StartsWith('<') || (member.DeclaringType is { } outer && IsGenerated(outer))
        || (member is Type { Namespace: "System.Text.RegularExpressions.Generated" });
}
