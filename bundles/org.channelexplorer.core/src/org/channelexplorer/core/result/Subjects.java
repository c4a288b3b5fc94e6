package org.channelexplorer.core.result;

import java.util.Optional;
import org.channelexplorer.core.data.Table;

/** What the rows of any operation's table are about, so that a row can select it: layers, images and classes go by the same names everywhere. */
public final class Subjects {
	private Subjects() {
	}

	/** The layer of every row by its id; empty when the rows have none. */
	public static Optional<String[]> layers(Table table) {
		return texts(table, Names.LAYER);
	}

	/** The image of every row by its file, in a column {@code image} or {@code file}; empty when the rows have none. */
	public static Optional<String[]> images(Table table) {
		return texts(table, Names.IMAGE).or(() -> texts(table, Names.FILE));
	}

	/** The class of every row by its name; empty when the rows have none. */
	public static Optional<String[]> classes(Table table) {
		return texts(table, Names.CLASS);
	}

	private static Optional<String[]> texts(Table table, String column) {
		return table.columns().stream().filter(c -> c.name().equals(column) && c.values() instanceof String[]).map(c -> (String[]) c.values()).findFirst();
	}
}
