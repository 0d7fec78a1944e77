namespace Digest.Render.Pdf.Pdf.Structure;

/// <summary>Which declared elements stand in which, as two rows of numbers: the first that an element holds, and the one after each. A volume has hundreds of thousands of elements.</summary>
internal sealed class DeclaredTree(int count)
{
    // One more than the index, so that 0 is none; the outermost elements are held by what comes after all others.
    private readonly int[] first = new int[count + 1];
    private readonly int[] next = new int[count];

    /// <summary>Adds an element before those that its parent holds already; no parent for an outermost one.</summary>
    public void AddBeforeOthers(int element, int? parent)
    {
        next[element] = first[parent ?? count];
        first[parent ?? count] = element + 1;
    }

    /// <summary>The elements that one holds, in order; the outermost ones for none.</summary>
    public Held Of(int? parent) => new(first[parent ?? count] - 1, next);

    /// <summary>Goes through elements that one holds.</summary>
    public struct Held(int first, int[] next)
    {
        private int following = first;

        public int Current { get; private set; }

        public readonly Held GetEnumerator() => this;

        public bool MoveNext()
        {
            if (following < 0) return false;
            Current = following;
            following = next[following] - 1;
            return true;
        }
    }
}
