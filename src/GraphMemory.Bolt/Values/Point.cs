using System.Globalization;

namespace Neo4j.Driver;

/// <summary>A place in two or three dimensions. Two points are equal when all their numbers are.</summary>
public sealed class Point
{
    /// <summary>A place in the plane, or on the globe (longitude first).</summary>
    /// <param name="srId">The coordinate system: 7203 Cartesian, 4326 WGS-84.</param>
    /// <param name="x">The first coordinate.</param>
    /// <param name="y">The second coordinate.</param>
    public Point(int srId, double x, double y)
        : this(srId, x, y, double.NaN)
    {
    }

    /// <summary>A place in space.</summary>
    /// <param name="srId">The coordinate system: 9157 Cartesian, 4979 WGS-84.</param>
    /// <param name="x">The first coordinate.</param>
    /// <param name="y">The second coordinate.</param>
    /// <param name="z">The third coordinate.</param>
    public Point(int srId, double x, double y, double z)
    {
        (SrId, X, Y, Z) = (srId, x, y, z);
    }

    /// <summary>The coordinate system.</summary>
    public int SrId { get; }

    /// <summary>The first coordinate.</summary>
    public double X { get; }

    /// <summary>The second coordinate.</summary>
    public double Y { get; }

    /// <summary>The third coordinate; not a number in two dimensions.</summary>
    public double Z { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is Point other && SrId == other.SrId && X.Equals(other.X) && Y.Equals(other.Y) && Z.Equals(other.Z);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SrId, X, Y, Z);

    /// <summary>The coordinates with their system.</summary>
    public override string ToString() => double.IsNaN(Z)
        ? string.Create(CultureInfo.InvariantCulture, $"Point{{srId={SrId}, x={X}, y={Y}}}")
        : string.Create(CultureInfo.InvariantCulture, $"Point{{srId={SrId}, x={X}, y={Y}, z={Z}}}");
}
