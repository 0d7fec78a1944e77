using System.Reflection;

namespace Digest.House.Tests;

public class ClosedSetTests
{
    // A closed set is an abstract record whose members are nested in it, so that a switch can name them all.
    [Fact]
    public void Nobody_outside_can_add_to_a_closed_set()
    {
        var sets = House.Libraries.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsAbstract: true, IsSealed: false } && type.GetNestedTypes().Any(nested => nested.BaseType == type));
        var open = sets.Where(set => set.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Any(constructor => !constructor.IsPrivate && !IsCopyConstructor(set, constructor)));
        Assert.Empty(open.Select(set => set.FullName));
    }

    [Fact]
    public void Members_of_a_closed_set_are_sealed()
    {
        var members = House.Libraries.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.DeclaringType is { IsAbstract: true, IsSealed: false } set && type.BaseType == set);
        Assert.Empty(members.Where(member => !member.IsSealed).Select(member => member.FullName));
    }

    private static bool IsCopyConstructor(Type set, ConstructorInfo constructor) =>
        constructor.GetParameters() is [{ } only] && only.ParameterType == set;
}
