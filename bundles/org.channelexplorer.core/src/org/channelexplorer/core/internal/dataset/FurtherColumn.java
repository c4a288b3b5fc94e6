package org.channelexplorer.core.internal.dataset;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.util.InputException;

/** A column that a table of labels may have. */
public final class FurtherColumn {
	private FurtherColumn() {
	}

	/** As {@link LabelColumn#read}; empty when the table has no such column. @throws InputException naming the table when it cannot be read */
	public static Optional<Map<String, String>> read(Path table, Path folder, String name) throws InputException {
		return LabelTable.read(table).has(name) ? Optional.of(LabelColumn.read(table, folder, name)) : Optional.empty();
	}
}
