package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.internal.kernel.Twins;

/**
 * The inner loops of t-SNE, in float. Every implementation gives the same bytes: a point's repulsion is summed in the order of
 * the sources; its attraction goes edge by edge to 16 interleaved lanes that are added as a balanced tree.
 */
public interface ForceKernel {
	/** Points that share a list of sources. */
	int GROUP = 32;

	/**
	 * Repulsion on {@link #GROUP} points: with q = 1 / (1 + |y - s|^2) the sums of m q, m q^2 (y - s)_x and m q^2 (y - s)_y over the
	 * other points of the group, each of mass 1, and then over the sources s of mass m.
	 *
	 * @param x       coordinates of points
	 * @param y       coordinates of points
	 * @param first   index of the first of the group; {@link #GROUP} points from here on are read
	 * @param own     how many of them repel each other, 1 .. {@link #GROUP}
	 * @param sources how many sources outside of the group
	 * @param out     receives {@link #GROUP} sums of each of the three kinds
	 */
	void repel(float[] x, float[] y, int first, int own, float[] sourceX, float[] sourceY, float[] mass, int sources, float[] out);

	/**
	 * Attraction of one point: the sums of p q (y - z)_x and p q (y - z)_y over the edges.
	 *
	 * @param x    coordinates of all points
	 * @param y    coordinates of all points
	 * @param from first edge
	 * @param to   behind the last edge
	 * @param out  receives the two sums
	 */
	void attract(float[] x, float[] y, int point, int[] neighbour, float[] weight, int from, int to, float[] out);

	/** From {@code GROUP - 1 - s} on the masses that point s of the group has for its points: 1, and 0 for itself. */
	static float[] othersMass() {
		float[] others = new float[2 * GROUP];
		java.util.Arrays.fill(others, 1);
		others[GROUP - 1] = 0;
		return others;
	}

	/** The fastest kernel there is, for the calling thread. */
	static ForceKernel create() {
		return Twins.choose(ForceKernel.class, "org.channelexplorer.analysis.internal.projection.VectorForceKernel", ScalarForceKernel::new);
	}
}
