package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.channelexplorer.analysis.internal.kernel.Lanes;

/**
 * Distances with vector arithmetic. A vector of sixteen lanes, or two of eight, stand for the sixteen of the contract;
 * how many pairs share a loop is chosen by the number of registers and does not touch the bytes.
 */
public final class VectorDistanceKernel implements DistanceKernel {
	private static final VectorSpecies<Float> SIXTEEN = FloatVector.SPECIES_512;
	private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
	private static final boolean WIDE = FloatVector.SPECIES_PREFERRED.length() >= 16;

	private final float[] lanes = new float[Lanes.COUNT];
	private final double[] sums = new double[16];

	@Override
	public void tile(float[][] a, int i, float[][] b, int j, int width, float[] out) {
		Arrays.fill(sums, 0);
		for (int start = 0; start < width; start += BLOCK) {
			int end = Math.min(width, start + BLOCK);
			if (WIDE) {
				fourByFour(a, i, b, j, start, end);
			} else {
				for (int p = 0; p < 4; p += 2) {
					for (int q = 0; q < 4; q += 2) {
						twoByTwo(a[i + p], a[i + p + 1], b[j + q], b[j + q + 1], start, end, 4 * p + q);
					}
				}
			}
		}
		for (int k = 0; k < 16; k++) {
			out[k] = (float) sums[k];
		}
	}

	@Override
	public void row(float[] a, float[][] b, int width, float[] out) {
		Arrays.fill(sums, 0, 4, 0);
		for (int start = 0; start < width; start += BLOCK) {
			int end = Math.min(width, start + BLOCK);
			if (WIDE) {
				oneByFourWide(a, b, start, end);
			} else {
				oneByFour(a, b, start, end);
			}
		}
		for (int k = 0; k < 4; k++) {
			out[k] = (float) sums[k];
		}
	}

	private void fourByFour(float[][] a, int i, float[][] b, int j, int start, int end) {
		float[] a0 = a[i];
		float[] a1 = a[i + 1];
		float[] a2 = a[i + 2];
		float[] a3 = a[i + 3];
		float[] b0 = b[j];
		float[] b1 = b[j + 1];
		float[] b2 = b[j + 2];
		float[] b3 = b[j + 3];
		FloatVector s00 = FloatVector.zero(SIXTEEN);
		FloatVector s01 = s00;
		FloatVector s02 = s00;
		FloatVector s03 = s00;
		FloatVector s10 = s00;
		FloatVector s11 = s00;
		FloatVector s12 = s00;
		FloatVector s13 = s00;
		FloatVector s20 = s00;
		FloatVector s21 = s00;
		FloatVector s22 = s00;
		FloatVector s23 = s00;
		FloatVector s30 = s00;
		FloatVector s31 = s00;
		FloatVector s32 = s00;
		FloatVector s33 = s00;
		for (int c = start; c < end; c += 16) {
			FloatVector x0 = FloatVector.fromArray(SIXTEEN, a0, c);
			FloatVector x1 = FloatVector.fromArray(SIXTEEN, a1, c);
			FloatVector x2 = FloatVector.fromArray(SIXTEEN, a2, c);
			FloatVector x3 = FloatVector.fromArray(SIXTEEN, a3, c);
			FloatVector y0 = FloatVector.fromArray(SIXTEEN, b0, c);
			s00 = squareTo(x0.sub(y0), s00);
			s10 = squareTo(x1.sub(y0), s10);
			s20 = squareTo(x2.sub(y0), s20);
			s30 = squareTo(x3.sub(y0), s30);
			FloatVector y1 = FloatVector.fromArray(SIXTEEN, b1, c);
			s01 = squareTo(x0.sub(y1), s01);
			s11 = squareTo(x1.sub(y1), s11);
			s21 = squareTo(x2.sub(y1), s21);
			s31 = squareTo(x3.sub(y1), s31);
			FloatVector y2 = FloatVector.fromArray(SIXTEEN, b2, c);
			s02 = squareTo(x0.sub(y2), s02);
			s12 = squareTo(x1.sub(y2), s12);
			s22 = squareTo(x2.sub(y2), s22);
			s32 = squareTo(x3.sub(y2), s32);
			FloatVector y3 = FloatVector.fromArray(SIXTEEN, b3, c);
			s03 = squareTo(x0.sub(y3), s03);
			s13 = squareTo(x1.sub(y3), s13);
			s23 = squareTo(x2.sub(y3), s23);
			s33 = squareTo(x3.sub(y3), s33);
		}
		add(s00, 0);
		add(s01, 1);
		add(s02, 2);
		add(s03, 3);
		add(s10, 4);
		add(s11, 5);
		add(s12, 6);
		add(s13, 7);
		add(s20, 8);
		add(s21, 9);
		add(s22, 10);
		add(s23, 11);
		add(s30, 12);
		add(s31, 13);
		add(s32, 14);
		add(s33, 15);
	}

	private static FloatVector squareTo(FloatVector d, FloatVector sum) {
		return d.fma(d, sum);
	}

	private void add(FloatVector sum, int pair) {
		sum.intoArray(lanes, 0);
		sums[pair] += Lanes.sum(lanes);
	}

	private void twoByTwo(float[] a0, float[] a1, float[] b0, float[] b1, int start, int end, int pair) {
		FloatVector s00l = FloatVector.zero(EIGHT);
		FloatVector s00h = s00l;
		FloatVector s01l = s00l;
		FloatVector s01h = s00l;
		FloatVector s10l = s00l;
		FloatVector s10h = s00l;
		FloatVector s11l = s00l;
		FloatVector s11h = s00l;
		for (int c = start; c < end; c += 16) {
			FloatVector x0l = FloatVector.fromArray(EIGHT, a0, c);
			FloatVector x1l = FloatVector.fromArray(EIGHT, a1, c);
			FloatVector y0l = FloatVector.fromArray(EIGHT, b0, c);
			s00l = squareTo(x0l.sub(y0l), s00l);
			s10l = squareTo(x1l.sub(y0l), s10l);
			FloatVector y1l = FloatVector.fromArray(EIGHT, b1, c);
			s01l = squareTo(x0l.sub(y1l), s01l);
			s11l = squareTo(x1l.sub(y1l), s11l);
			FloatVector x0h = FloatVector.fromArray(EIGHT, a0, c + 8);
			FloatVector x1h = FloatVector.fromArray(EIGHT, a1, c + 8);
			FloatVector y0h = FloatVector.fromArray(EIGHT, b0, c + 8);
			s00h = squareTo(x0h.sub(y0h), s00h);
			s10h = squareTo(x1h.sub(y0h), s10h);
			FloatVector y1h = FloatVector.fromArray(EIGHT, b1, c + 8);
			s01h = squareTo(x0h.sub(y1h), s01h);
			s11h = squareTo(x1h.sub(y1h), s11h);
		}
		add(s00l, s00h, pair + 0);
		add(s01l, s01h, pair + 1);
		add(s10l, s10h, pair + 4);
		add(s11l, s11h, pair + 5);
	}

	private void oneByFourWide(float[] a, float[][] b, int start, int end) {
		float[] b0 = b[0];
		float[] b1 = b[1];
		float[] b2 = b[2];
		float[] b3 = b[3];
		FloatVector s0 = FloatVector.zero(SIXTEEN);
		FloatVector s1 = s0;
		FloatVector s2 = s0;
		FloatVector s3 = s0;
		for (int c = start; c < end; c += 16) {
			FloatVector x = FloatVector.fromArray(SIXTEEN, a, c);
			s0 = squareTo(x.sub(FloatVector.fromArray(SIXTEEN, b0, c)), s0);
			s1 = squareTo(x.sub(FloatVector.fromArray(SIXTEEN, b1, c)), s1);
			s2 = squareTo(x.sub(FloatVector.fromArray(SIXTEEN, b2, c)), s2);
			s3 = squareTo(x.sub(FloatVector.fromArray(SIXTEEN, b3, c)), s3);
		}
		add(s0, 0);
		add(s1, 1);
		add(s2, 2);
		add(s3, 3);
	}

	private void oneByFour(float[] a, float[][] b, int start, int end) {
		float[] b0 = b[0];
		float[] b1 = b[1];
		float[] b2 = b[2];
		float[] b3 = b[3];
		FloatVector s0l = FloatVector.zero(EIGHT);
		FloatVector s0h = s0l;
		FloatVector s1l = s0l;
		FloatVector s1h = s0l;
		FloatVector s2l = s0l;
		FloatVector s2h = s0l;
		FloatVector s3l = s0l;
		FloatVector s3h = s0l;
		for (int c = start; c < end; c += 16) {
			FloatVector low = FloatVector.fromArray(EIGHT, a, c);
			s0l = squareTo(low.sub(FloatVector.fromArray(EIGHT, b0, c)), s0l);
			s1l = squareTo(low.sub(FloatVector.fromArray(EIGHT, b1, c)), s1l);
			s2l = squareTo(low.sub(FloatVector.fromArray(EIGHT, b2, c)), s2l);
			s3l = squareTo(low.sub(FloatVector.fromArray(EIGHT, b3, c)), s3l);
			FloatVector high = FloatVector.fromArray(EIGHT, a, c + 8);
			s0h = squareTo(high.sub(FloatVector.fromArray(EIGHT, b0, c + 8)), s0h);
			s1h = squareTo(high.sub(FloatVector.fromArray(EIGHT, b1, c + 8)), s1h);
			s2h = squareTo(high.sub(FloatVector.fromArray(EIGHT, b2, c + 8)), s2h);
			s3h = squareTo(high.sub(FloatVector.fromArray(EIGHT, b3, c + 8)), s3h);
		}
		add(s0l, s0h, 0);
		add(s1l, s1h, 1);
		add(s2l, s2h, 2);
		add(s3l, s3h, 3);
	}

	private void add(FloatVector low, FloatVector high, int pair) {
		low.intoArray(lanes, 0);
		high.intoArray(lanes, 8);
		sums[pair] += Lanes.sum(lanes);
	}
}
