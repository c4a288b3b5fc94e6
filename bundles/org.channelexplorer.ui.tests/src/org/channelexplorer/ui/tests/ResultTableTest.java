package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.ui.views.internal.result.ResultTable;
import org.channelexplorer.ui.views.internal.result.TableModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTableTest {
	private final Shell shell = new Shell(Display.getCurrent());
	private final ResultTable table = new ResultTable(shell,
			new TableModel(Table.builder().strings("layer", "conv1", "conv2", "fc").doubles("score", 0.123456789, 1, Double.NaN).build()), _ -> {
				// nothing follows
			});

	@AfterEach
	void close() {
		shell.dispose();
	}

	private List<Boolean> enabled() {
		Menu menu = table.table().getMenu();
		menu.notifyListeners(SWT.Show, new Event());
		assertEquals(List.of("Copy Rows", "Export Table\u2026"), Stream.of(menu.getItems()).map(MenuItem::getText).toList());
		return Stream.of(menu.getItems()).map(MenuItem::isEnabled).toList();
	}

	@Test
	void rowsAreCopiedWhenSomeAreSelected() {
		assertEquals(List.of(false, true), enabled());
		table.select(1);
		assertEquals(List.of(true, true), enabled());
	}

	@Test
	void whatIsShownIsExported(@TempDir Path folder) throws Exception {
		table.filter().setText("conv");
		table.exportTo(folder.resolve("layers.csv"));
		assertEquals(List.of("layer,score", "conv1,0.123456789", "conv2,1.0"), Files.readAllLines(folder.resolve("layers.csv")));
	}
}
