using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Digest.Model;

/// <summary>An immutable array that equals another when their elements do, and whose default is empty.</summary>
/// <typeparam name="T">The element type; its own equality decides.</typeparam>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
public readonly struct EquatableArray<T> : IReadOnlyList<T>, IEquatable<EquatableArray<T>>
{
    private readonly ImmutableArray<T> items;

    /// <summary>Wraps <paramref name="items"/>; a default array counts as empty.</summary>
    public EquatableArray(ImmutableArray<T> items) => this.items = items;

    private ImmutableArray<T> Items => items.IsDefault ? [] : items;

    /// <summary>How many elements there are.</summary>
    public int Count => Items.Length;

    /// <summary>True when there is no element.</summary>
    public bool IsEmpty => Items.IsEmpty;

    /// <summary>The element at <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is not below <see cref="Count"/>.</exception>
    public T this[int index] => Items[index];

    /// <summary>The elements as a span over the array itself.</summary>
    public ReadOnlySpan<T> AsSpan() => Items.AsSpan();

    /// <summary>A new array with <paramref name="item"/> at the end.</summary>
    public EquatableArray<T> Add(T item) => new(Items.Add(item));

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan(), EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>Walks the elements in order.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    /// <summary>True when both hold equal elements in the same order.</summary>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>True when the two differ in an element, its place, or their length.</summary>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);
}

/// <summary>Makes <see cref="EquatableArray{T}"/> values.</summary>
public static class EquatableArray
{
    /// <summary>An array of copies of <paramref name="items"/>; what <c>[a, b]</c> calls.</summary>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);

    /// <summary>The elements of <paramref name="items"/>, in order, as an equatable array.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new([.. items]);
}
