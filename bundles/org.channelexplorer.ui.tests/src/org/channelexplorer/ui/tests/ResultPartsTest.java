package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.ui.views.internal.result.HeatGrid;
import org.channelexplorer.ui.views.internal.result.TableModel;
import org.junit.jupiter.api.Test;

/** The parts of the Result view that know no widget. */
class ResultPartsTest {
	private static final Table TABLE = Table.builder().strings("name", "b", "a", "C", "a")
			.doubles("score", 2.5, Double.NaN, -1, 0.5).longs("count", 3, 1, 2, 9).build();
	private final TableModel model = new TableModel(TABLE);

	private List<Integer> rows() {
		return IntStream.range(0, model.size()).mapToObj(model::row).toList();
	}

	@Test
	void decimalsAreForWhatIsNoCount() {
		TableModel model = new TableModel(Table.builder().strings("layer", "a", "b").doubles("score", 1, 0).doubles("channels", 128, Double.NaN).build(), true,
				3);
		assertArrayEquals(new String[] { "a", "1.000", "128" }, new String[] { model.text(0, 0), model.text(0, 1), model.text(0, 2) });
		assertEquals("", model.text(1, 2));
		assertEquals("0.000", model.text(1, 1));
	}

	@Test
	void sortsUpDownAndBackWithMissingValuesLast() {
		model.sort(1, false);
		assertEquals(List.of(2, 3, 0, 1), rows());
		model.sort(1, true);
		assertEquals(List.of(0, 3, 2, 1), rows());
		model.sort(0, false);
		assertEquals(List.of(1, 3, 0, 2), rows(), "equal names stay in order, case does not matter");
		model.sort(2, true);
		assertEquals(List.of(3, 0, 2, 1), rows());
		model.sort(-1, false);
		assertEquals(List.of(0, 1, 2, 3), rows());
	}

	@Test
	void filtersByWordsInAnyColumn() {
		model.filter("A");
		assertEquals(List.of(1, 3), rows());
		model.filter("a 0.5");
		assertEquals(List.of(3), rows());
		model.sort(1, false);
		model.filter(" ");
		assertEquals(List.of(2, 3, 0, 1), rows(), "still sorted");
	}

	@Test
	void rowsThatAreSeenKeepTheirOrderAndDigits() {
		TableModel model = new TableModel(TABLE, true, 0);
		model.filter("a");
		model.sort(2, true);
		assertEquals(Table.builder().strings("name", "a", "a").doubles("score", 0.5, Double.NaN).longs("count", 9, 1).build(), model.seen());
	}

	@Test
	void totalsAreThoseOfTheRowsShown() {
		assertArrayEquals(new String[] { "4 rows", "mean 0.666667", "1 to 9" }, model.totals());
		model.filter("a");
		assertArrayEquals(new String[] { "2 of 4 rows", "mean 0.500000", "1 to 9" }, model.totals());
		model.filter("none");
		assertArrayEquals(new String[] { "0 of 4 rows", "", "" }, model.totals());
		assertArrayEquals(new String[] { "4 rows", "", "" }, new TableModel(TABLE, false).totals(), "numbers of several kinds are not added up");
		assertEquals(0, new TableModel(new Table(List.of())).size());
	}

	@Test
	void numbersAreShownTheSameInEveryCountry() {
		assertEquals("", TableModel.text(Double.NaN));
		assertEquals("3", TableModel.text(3.0));
		assertEquals("0.123457", TableModel.text(0.123456789));
		assertEquals("1234.57", TableModel.text(1234.5678));
		assertEquals("1.50000e-05", TableModel.text(1.5e-5));
		assertEquals("Infinity", TableModel.text(Double.POSITIVE_INFINITY));
		assertEquals("7", TableModel.text(7L));
	}

	@Test
	void arraysAreGridsOfTheirLastTwoAxes() {
		HeatGrid cube = new HeatGrid(new NdArray(new int[] { 2, 1, 3 }, new float[] { 0, 1, 2, 3, Float.NaN, 5 }));
		assertEquals(List.of(2, 1, 3), List.of(cube.slices(), cube.rows(), cube.columns()));
		assertEquals(3, cube.value(1, 0, 0));
		assertEquals(0x440154, cube.color(0, 0, 0, 0));
		assertEquals(0xfde725, cube.color(1, 0, 2, 0));
		assertEquals(0xabcdef, cube.color(1, 0, 1, 0xabcdef), "not a number");
		assertEquals("2 x 1 x 3, 0 to 5", cube.facts());
		HeatGrid row = new HeatGrid(new NdArray(new int[] { 2 }, new float[] { 4, 4 }));
		assertEquals(List.of(1, 1, 2), List.of(row.slices(), row.rows(), row.columns()));
		assertEquals(0x440154, row.color(0, 0, 1, 0), "all equal");
		HeatGrid none = new HeatGrid(new NdArray(new int[] { 0, 4 }, new float[0]));
		assertEquals(0, none.slices());
		assertTrue(none.facts().endsWith("no finite value"), none.facts());
	}
}
