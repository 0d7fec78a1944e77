using System.Reflection;
using System.Xml.Linq;

namespace Digest.House.Tests;

public class ArrowTests
{
    [Fact]
    public void Assemblies_reference_only_what_the_arrows_allow()
    {
        foreach (var assembly in House.Assemblies)
        {
            var name = assembly.GetName().Name!;
            var ours = assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Where(House.Arrows.ContainsKey);
            Assert.Empty(ours.Except(House.Allowed(name)).Select(other => $"{name} -> {other}"));
        }
    }

    [Fact]
    public void Assemblies_call_only_the_packages_they_may_use()
    {
        foreach (var assembly in House.Assemblies)
        {
            var name = assembly.GetName().Name!;
            var foreign = assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
                .Where(other => !House.Arrows.ContainsKey(other) && !IsFramework(other));
            Assert.Empty(foreign.Except(House.Packages.GetValueOrDefault(name, [])).Select(other => $"{name} -> {other}"));
        }
    }

    [Fact]
    public void Project_files_name_only_their_own_arrows()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories))
        {
            var project = Path.GetFileNameWithoutExtension(file);
            var key = project == "Digest.Cli" ? "digest" : project;
            var references = XDocument.Load(file).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.Empty(references.Except(House.Allowed(key)).Select(other => $"{project} -> {other}"));
        }
    }

    [Fact]
    public void Foreign_types_appear_in_no_public_signature()
    {
        foreach (var assembly in House.Libraries)
        {
            foreach (var type in assembly.GetExportedTypes())
            {
                var foreign = SignatureTypes(type).SelectMany(Flatten)
                    .Where(used => !IsFramework(used.Assembly.GetName().Name!) && !House.Arrows.ContainsKey(used.Assembly.GetName().Name!));
                Assert.Empty(foreign.Select(used => $"{type.FullName} shows {used.FullName}"));
            }
        }
    }

    private static IEnumerable<Type> SignatureTypes(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.BaseType is { } parent) yield return parent;
        foreach (var contract in type.GetInterfaces()) yield return contract;
        foreach (var method in type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)).Where(method => method.IsPublic || method.IsFamily))
        {
            if (method is MethodInfo info) yield return info.ReturnType;
            foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
        }

        foreach (var field in type.GetFields(all).Where(field => field.IsPublic || field.IsFamily)) yield return field.FieldType;
    }

    private static IEnumerable<Type> Flatten(Type type) =>
        type.HasElementType ? Flatten(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Flatten).Append(type) : [type];

    private static bool IsFramework(string assembly) =>
        assembly is "netstandard" or "mscorlib" || (assembly.StartsWith("System.", StringComparison.Ordinal) && assembly != "System.CommandLine")
        || assembly.StartsWith("Microsoft.Win32.", StringComparison.Ordinal) || assembly == "Microsoft.CSharp";
}
