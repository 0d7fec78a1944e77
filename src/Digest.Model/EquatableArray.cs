using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Digest.Model;

/// <summary>An immutable array that equals another when their elements do, and whose default is empty.</summary>
/// <typeparam name="T">The element type; its own equality decides.</typeparam>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
public readonly struct EquatableArray<T> : IReadOnlyList<T>, IEquatable<EquatableArray<T>>
{
    // The array itself where its elements are values, as glyphs and places are, of which there are many; else a cell with the array and what is known of it.
    private readonly object? held;

    /// <summary>Wraps <paramref name="items"/>; a default array counts as empty.</summary>
    public EquatableArray(ImmutableArray<T> items) => held = items.IsDefaultOrEmpty ? null
        : typeof(T).IsValueType ? ImmutableCollectionsMarshal.AsArray(items) : new Cell(ImmutableCollectionsMarshal.AsArray(items)!);

    // What is asked for often (how many, which) does without it: where the type is known only at run time, even the empty array has to be looked up.
    private ImmutableArray<T> Items => held is null ? ImmutableArray<T>.Empty : ImmutableCollectionsMarshal.AsImmutableArray(Array);

    // Only of one that is not empty.
    private T[] Array => typeof(T).IsValueType ? Unsafe.As<T[]>(held!) : Unsafe.As<Cell>(held!).Items;

    private Cell? Known => typeof(T).IsValueType || held is null ? null : Unsafe.As<Cell>(held);

    /// <summary>How many elements there are.</summary>
    public int Count => held is null ? 0 : Array.Length;

    /// <summary>True when there is no element.</summary>
    public bool IsEmpty => held is null;

    /// <summary>The element at <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is not below <see cref="Count"/>.</exception>
    public T this[int index] => held is null ? throw new IndexOutOfRangeException() : Array[index];

    /// <summary>The elements as a span over the array itself.</summary>
    public ReadOnlySpan<T> AsSpan() => held is null ? default : new ReadOnlySpan<T>(Array);

    /// <summary>The first element, or the type's default when there is none.</summary>
    internal T? FirstOrDefault() => held is null ? default : Array[0];

    /// <summary>True when there is an element for which <paramref name="holds"/> is true.</summary>
    internal bool Any(Func<T, bool> holds)
    {
        foreach (var item in AsSpan())
            if (holds(item)) return true;
        return false;
    }

    /// <summary>True when <paramref name="holds"/> is true for every element.</summary>
    internal bool All(Func<T, bool> holds)
    {
        foreach (var item in AsSpan())
            if (!holds(item)) return false;
        return true;
    }

    /// <summary>What <paramref name="of"/> makes of each element, in order.</summary>
    internal EquatableArray<TOther> ConvertAll<TOther>(Func<T, TOther> of) => held is null ? default : new(ImmutableCollectionsMarshal.AsImmutableArray(System.Array.ConvertAll(Array, item => of(item))));

    /// <summary>The elements from <paramref name="start"/> on.</summary>
    internal EquatableArray<T> From(int start) => start >= Count ? default : start == 0 ? this : new(ImmutableCollectionsMarshal.AsImmutableArray(Array[start..]));

    /// <summary>A new array with <paramref name="item"/> at the end.</summary>
    public EquatableArray<T> Add(T item) => new(Items.Add(item));

    /// <summary>
    /// What <paramref name="make"/> finds out about the elements, found once and kept with them unless they are values; it must be immutable, and every
    /// call for one array must ask for the same type. Two threads may both make it; one of the equal values stays.
    /// </summary>
    internal TView View<TView>(Func<EquatableArray<T>, TView> make)
        where TView : class => Known is not { } cell ? make(this) : Unsafe.As<TView>(cell.View ??= make(this));

    /// <summary>The view that is kept; null when there is none.</summary>
    internal TView? Kept<TView>()
        where TView : class => Unsafe.As<TView?>(Known?.View);

    /// <summary>Lets go of the view that is kept; who asks again has it made anew.</summary>
    internal void Forget()
    {
        if (Known is { } cell) cell.View = null;
    }

    /// <summary>Puts another view, of the type that is asked for, in the place of the one that is kept.</summary>
    internal TView Keep<TView>(TView view)
        where TView : class
    {
        if (Known is { } cell) cell.View = view;
        return view;
    }

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) => ReferenceEquals(held, other.held) || AsSpan().SequenceEqual(other.AsSpan(), EqualityComparer<T>.Default);

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

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(held is null ? [] : Array)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    /// <summary>True when both hold equal elements in the same order.</summary>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>True when the two differ in an element, its place, or their length.</summary>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    // The elements, and what was found out about them.
    private sealed class Cell(T[] items)
    {
        public readonly T[] Items = items;

        public object? View;
    }
}

/// <summary>Makes <see cref="EquatableArray{T}"/> values.</summary>
public static class EquatableArray
{
    /// <summary>An array of copies of <paramref name="items"/>; what <c>[a, b]</c> calls.</summary>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new(ImmutableCollectionsMarshal.AsImmutableArray(items.ToArray()));

    internal static EquatableArray<T> ToEquatableArray<T>(this List<T> items) => items.Count == 0 ? default : new(ImmutableCollectionsMarshal.AsImmutableArray(items.ToArray()));

    /// <summary>The elements of <paramref name="items"/>, in order, as an equatable array.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => items is List<T> { Count: 0 } ? default : new(ImmutableCollectionsMarshal.AsImmutableArray(items.ToArray()));
}
