package org.channelexplorer.core.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.internal.dataset.FurtherColumn;
import org.channelexplorer.core.internal.dataset.LabelColumn;
import org.channelexplorer.core.label.Outcome;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.LedgerTables;
import org.channelexplorer.core.repair.Verdict;
import org.channelexplorer.core.util.InputException;

/**
 * Decisions about labels from a CSV table: {@code file,label}, where an empty label leaves the image out and only changes are decisions; or with
 * cleanlab's columns {@code file}, {@code predicted_label}, {@code is_label_issue} and {@code label_score}, where an issue is relabelled to the predicted label; or as the
 * ledger writes it, with {@code verdict}: then a line without a verdict decides nothing.
 */
public final class DecisionTable {
	private DecisionTable() {
	}

	/**
	 * Reads a table.
	 *
	 * @param folder the data set's folder; files are relative to it
	 * @param images the images
	 * @param now    their classes
	 * @param who    who decided, where the table does not say
	 * @param when   when, ISO 8601 in UTC, where the table does not say
	 * @throws InputException naming the table, and the file that is not an image of the analysis or the cell that cannot be understood
	 */
	public static List<Decision> read(Path table, Path folder, List<ImageEntry> images, Outcome now, String who, String when) throws InputException {
		Map<String, Integer> rows = new HashMap<>();
		for (int row = 0; row < images.size(); row++) {
			rows.put(images.get(row).file(), row);
		}
		boolean cleanlab = FurtherColumn.read(table, folder, "predicted_label").isPresent();
		Map<String, String> labels = cleanlab ? LabelColumn.read(table, folder, "predicted_label") : LabelColumn.read(table, folder, "label", "class");
		Map<String, String> issues = cleanlab ? further(table, folder, "is_label_issue") : Map.of();
		Map<String, String> verdicts = further(table, folder, "verdict");
		Map<String, String> scores = further(table, folder, "label_score");
		Map<String, String> names = further(table, folder, "who");
		Map<String, String> times = further(table, folder, "when");
		Map<String, String> evidence = further(table, folder, "evidence");
		Map<String, String> comments = further(table, folder, "comment");
		List<Decision> decisions = new ArrayList<>();
		for (var line : labels.entrySet()) {
			String file = line.getKey();
			Integer row = rows.get(file);
			if (row == null) {
				throw new InputException(table + ": " + file + " is not an image of this analysis");
			}
			String from = now.nameOf(row).isEmpty() ? images.get(row).label() : now.nameOf(row);
			String to = line.getValue();
			boolean open = cleanlab && verdicts.containsKey(file) && verdicts.get(file).isEmpty(); // an audit's line that nobody has decided about
			Verdict verdict = open ? null
					: verdict(table, file, verdicts.getOrDefault(file, ""), from, to, cleanlab ? issues.getOrDefault(file, "") : "true");
			if (verdict == null) {
				continue;
			}
			try {
				decisions.add(new Decision(file, verdict, from, verdict == Verdict.RELABEL ? to : from, score(scores.get(file)), evidence.get(file),
						names.getOrDefault(file, who), times.getOrDefault(file, when), comments.get(file)));
			} catch (IllegalArgumentException e) {
				throw new InputException(table + ": " + e.getMessage(), e);
			}
		}
		return decisions;
	}

	// null for a line that decides nothing
	private static Verdict verdict(Path table, String file, String word, String from, String to, String issue) throws InputException {
		if (!word.isEmpty()) {
			for (Verdict v : Verdict.values()) {
				if (LedgerTables.word(v).equalsIgnoreCase(word)) {
					return v == Verdict.RELABEL && to.equals(from) ? null : v;
				}
			}
			throw new InputException(table + ": " + file + " has the verdict '" + word + "'; keep, relabel, leave_out and unsure are known");
		}
		boolean wrong = switch (issue.toLowerCase(Locale.ROOT)) {
		case "true", "1", "yes" -> true;
		case "false", "0", "no", "" -> false;
		default -> throw new InputException(table + ": " + file + " has is_label_issue '" + issue + "', neither true nor false");
		};
		return !wrong || to.equals(from) ? null : to.isEmpty() ? Verdict.LEAVE_OUT : Verdict.RELABEL;
	}

	private static Double score(String text) {
		if (text == null || text.isEmpty()) {
			return null;
		}
		try {
			return Double.valueOf(text);
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException("the label score '" + text + "' is no number", e);
		}
	}

	private static Map<String, String> further(Path table, Path folder, String column) throws InputException {
		return FurtherColumn.read(table, folder, column).orElse(Map.of());
	}
}
