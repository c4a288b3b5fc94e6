package org.channelexplorer.analysis.tests.separability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.channelexplorer.analysis.internal.separability.Panels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products by panels are those of plain loops, to the bit: results keep their keys. */
class PanelsTest {

	@ParameterizedTest
	@CsvSource({ "1, 1, 1", "3, 5, 2", "4, 256, 3", "7, 257, 1", "9, 700, 5", "130, 511, 4", "0, 3, 2", "5, 0, 2" })
	void sumsTakeTheirTermsInTheOrderOfTheRows(int rows, int columns, int count) {
		Random random = new Random(rows * 1000L + columns);
		double[] x = random.doubles((long) rows * columns, -1e3, 1e3).toArray();
		double[] factors = random.doubles((long) count * rows + 3, -1, 1).toArray();
		double[] start = random.doubles((long) count * columns + 2, -1, 1).toArray();
		double[] plain = start.clone();
		double[] turned = new double[x.length];
		for (int r = 0; r < rows; r++) {
			for (int c = 0; c < columns; c++) {
				turned[c * rows + r] = x[r * columns + c];
				for (int b = 0; b < count; b++) {
					plain[b * columns + c] += factors[b * rows + r] * x[r * columns + c];
				}
			}
		}
		double[] byRows = start.clone();
		Panels.of(x, rows, columns).addProduct(factors, count, byRows);
		assertArrayEquals(plain, byRows);
		double[] byColumns = start.clone();
		Panels.transposed(turned, rows, columns).addProduct(factors, count, byColumns);
		assertArrayEquals(plain, byColumns);
	}
}
