package org.channelexplorer.analysis.internal.heatmap;

import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.AverageLinkage;
import org.channelexplorer.analysis.internal.support.Canonical;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.result.ActivationHeatmap.Linkage;
import org.channelexplorer.core.result.ActivationHeatmap.Merge;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Average linkage of channels or images on standardised values. Every sum is over one row, in a fixed order: threads do not matter. */
public final class Linking {
	/** The most items of which every pair has its distance; of more, groups are linked. */
	static final int MOST = 4_000;

	private static final double SHARE_OF_HEAP = 0.5;

	private Linking() {
	}

	/** Links the channels by 1 - correlation over the images. @param x images x channels */
	static Linkage ofChannels(FloatMatrix x, IProgressMonitor monitor) throws InputException {
		checkMemory(x.rows(), x.columns(), false, Runtime.getRuntime().maxMemory());
		float[][] z = standardised(x);
		return link(z, IntStream.range(0, z.length).toArray(), (a, b) -> 1 - dot(a, b) / x.rows(), monitor);
	}

	/** Links the images by the Euclidean distance of their standardised channels. */
	static Linkage ofImages(FloatMatrix x, IProgressMonitor monitor) throws InputException {
		checkMemory(x.rows(), x.columns(), true, Runtime.getRuntime().maxMemory());
		float[][] z = standardised(x);
		float[][] rows = new float[x.rows()][x.columns()];
		for (int i = 0; i < rows.length; i++) {
			for (int c = 0; c < z.length; c++) {
				rows[i][c] = z[c][i];
			}
		}
		int[] order = IntStream.range(0, rows.length).toArray();
		return link(rows, rows.length > MOST ? Canonical.order(x, order) : order, (a, b) -> Math.sqrt(Math.max(0, dot(a, a) + dot(b, b) - 2 * dot(a, b))),
				monitor);
	}

	/**
	 * All values are copied, those of images twice, and distances are kept: of all pairs, or of many items those to the landmarks and those within a group.
	 *
	 * @param ofImages whether images are linked, not channels
	 * @param heap     bytes that Java may use
	 * @throws InputException when they would not fit
	 */
	public static void checkMemory(int images, int channels, boolean ofImages, long heap) throws InputException {
		int items = ofImages ? images : channels;
		double values = (ofImages ? 2.0 : 1.0) * images * channels * Float.BYTES;
		double distances = items <= MOST ? (double) items * items * Double.BYTES
				: (double) items * GroupedLinkage.LANDMARKS * Float.BYTES + (double) MOST * MOST * Double.BYTES;
		double allowed = SHARE_OF_HEAP * heap;
		if (values + distances > allowed) {
			throw new InputException(String.format(Locale.ROOT, "linking %,d %s needs %.1f GB of memory, %.1f GB are free for it: take fewer images, or give "
					+ "Java more memory (-Xmx)", items, ofImages ? "images" : "channels", (values + distances) / 1e9, allowed / 1e9));
		}
	}

	/** Channels x images; a constant channel is 0 everywhere. */
	private static float[][] standardised(FloatMatrix x) {
		float[][] z = new float[x.columns()][x.rows()];
		double[] sum = new double[x.columns()];
		double[] squares = new double[x.columns()];
		float[] row = new float[x.columns()];
		for (int i = 0; i < x.rows(); i++) {
			x.copyRow(i, row, 0);
			for (int c = 0; c < row.length; c++) {
				z[c][i] = row[c];
				sum[c] += row[c];
			}
		}
		for (int c = 0; c < z.length; c++) {
			double mean = sum[c] / x.rows();
			for (float v : z[c]) {
				squares[c] += (v - mean) * (v - mean);
			}
			double deviation = Math.sqrt(squares[c] / x.rows());
			for (int i = 0; i < x.rows(); i++) {
				z[c][i] = deviation <= 1e-12 * Math.abs(mean) ? 0 : (float) ((z[c][i] - mean) / deviation);
			}
		}
		return z;
	}

	@FunctionalInterface
	private interface Distance {
		double of(float[] a, float[] b);
	}

	private static Linkage link(float[][] items, int[] order, Distance distance, IProgressMonitor monitor) {
		int n = items.length;
		if (n > MOST) {
			return new Linkage(GroupedLinkage.of(order, MOST, (a, b) -> distance.of(items[a], items[b]), monitor));
		}
		double[] d = new double[n * n];
		SubMonitor progress = SubMonitor.convert(monitor, n);
		int together = 16; // items between two looks at the monitor
		for (int from = 0; from < n; from += together) {
			IntStream.range(from, Math.min(n, from + together)).parallel().forEach(i -> {
				for (int j = 0; j < i; j++) {
					d[i * n + j] = distance.of(items[i], items[j]);
				}
			});
			progress.split(Math.min(together, n - from));
		}
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < i; j++) {
				d[j * n + i] = d[i * n + j];
			}
		}
		return new Linkage(AverageLinkage.of(d, n).merges().stream().map(m -> new Merge(m.left(), m.right(), m.height(), m.size())).toList());
	}

	private static double dot(float[] a, float[] b) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int i = 0;
		for (; i + 3 < a.length; i += 4) {
			s0 += (double) a[i] * b[i];
			s1 += (double) a[i + 1] * b[i + 1];
			s2 += (double) a[i + 2] * b[i + 2];
			s3 += (double) a[i + 3] * b[i + 3];
		}
		for (; i < a.length; i++) {
			s0 += (double) a[i] * b[i];
		}
		return s0 + s1 + (s2 + s3);
	}
}
