package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.analysis.internal.kernel.Twins;

/**
 * The inner loops of t-SNE, in float. Every implementation gives the same bytes: a point's repulsion is summed in the order of
 * the sources; its attraction goes edge by edge to 16 interleaved lanes that are added as a balanced tree.
 */
interface ForceKernel {
	/** Points that share a list of sources. */
	int GROUP = 32;

	/**
	 * Repulsion on {@link #GROUP} points: with q = 1 / (1 + |y - s|^2) the sums of m q, m q^2 (y - s)_x and m q^2 (y - s)_y over the
	 * sources s of mass m.
	 *
	 * @param x,y     coordinates of points
	 * @param first   index of the first of the group
	 * @param sources how many sources
	 * @param out     receives {@link #GROUP} sums of each of the three kinds
	 */
	void repel(float[] x, float[] y, int first, float[] sourceX, float[] sourceY, float[] mass, int sources, float[] out);

	/**
	 * Attraction of one point: the sums of p q (y - z)_x and p q (y - z)_y over the edges.
	 *
	 * @param x,y  coordinates of all points
	 * @param from first edge
	 * @param to   behind the last edge
	 * @param out  receives the two sums
	 */
	void attract(float[] x, float[] y, int point, int[] neighbour, float[] weight, int from, int to, float[] out);

	/** The fastest kernel there is, for the calling thread. */
	static ForceKernel create() {
		return Twins.choose(ForceKernel.class, "org.channelexplorer.analysis.internal.projection.VectorForceKernel", ScalarForceKernel::new);
	}
}
