package org.channelexplorer.analysis.internal.surgery;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Products with vector arithmetic: four rows by two vectors of sums stay in registers. */
public final class VectorPanelKernel implements PanelKernel {
	private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.length() >= 8 ? DoubleVector.SPECIES_512
			: DoubleVector.SPECIES_PREFERRED;
	private static final int LANES = SPECIES.length();
	private static final int ROWS = 4;

	@Override
	public void add(double[] a, int aAt, double[] b, int bAt, int count, boolean less, double[] c, int cAt) {
		for (int from = 0; from < count; from += TOGETHER) {
			int rows = Math.min(TOGETHER, count - from);
			for (int i = 0; i < WIDTH; i += ROWS) {
				for (int j = 0; j < WIDTH; j += 2 * LANES) {
					addSome(a, aAt + from * WIDTH + i, b, bAt + from * WIDTH + j, rows, less, c, cAt + i * WIDTH + j);
				}
			}
		}
	}

	private static void addSome(double[] a, int aAt, double[] b, int bAt, int rows, boolean less, double[] c, int cAt) {
		DoubleVector s00 = DoubleVector.zero(SPECIES);
		DoubleVector s01 = s00;
		DoubleVector s10 = s00;
		DoubleVector s11 = s00;
		DoubleVector s20 = s00;
		DoubleVector s21 = s00;
		DoubleVector s30 = s00;
		DoubleVector s31 = s00;
		for (int k = 0; k < rows * WIDTH; k += WIDTH) {
			DoubleVector first = DoubleVector.fromArray(SPECIES, b, bAt + k);
			DoubleVector second = DoubleVector.fromArray(SPECIES, b, bAt + k + LANES);
			DoubleVector f = DoubleVector.broadcast(SPECIES, a[aAt + k]);
			s00 = first.fma(f, s00);
			s01 = second.fma(f, s01);
			f = DoubleVector.broadcast(SPECIES, a[aAt + k + 1]);
			s10 = first.fma(f, s10);
			s11 = second.fma(f, s11);
			f = DoubleVector.broadcast(SPECIES, a[aAt + k + 2]);
			s20 = first.fma(f, s20);
			s21 = second.fma(f, s21);
			f = DoubleVector.broadcast(SPECIES, a[aAt + k + 3]);
			s30 = first.fma(f, s30);
			s31 = second.fma(f, s31);
		}
		put(s00, less, c, cAt);
		put(s01, less, c, cAt + LANES);
		put(s10, less, c, cAt + WIDTH);
		put(s11, less, c, cAt + WIDTH + LANES);
		put(s20, less, c, cAt + 2 * WIDTH);
		put(s21, less, c, cAt + 2 * WIDTH + LANES);
		put(s30, less, c, cAt + 3 * WIDTH);
		put(s31, less, c, cAt + 3 * WIDTH + LANES);
	}

	private static void put(DoubleVector sum, boolean less, double[] c, int at) {
		DoubleVector old = DoubleVector.fromArray(SPECIES, c, at);
		(less ? old.sub(sum) : old.add(sum)).intoArray(c, at);
	}
}
