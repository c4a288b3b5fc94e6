package org.channelexplorer.datasets.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.util.InputException;

/** Names of classes that tables give by WordNet's or Freebase's ids: ImageNet's {@code LOC_synset_mapping.txt}, Open Images' {@code class-descriptions.csv}. */
final class ClassNames {
	private static final Pattern FILE = Pattern.compile("(LOC_synset_mapping\\.txt|(oidv\\d-)?class-descriptions.*\\.csv)");
	private static final Pattern LINE = Pattern.compile("([^\\s,]+)[\\s,]+\"?([^\"]*?)\"?\\s*");

	private ClassNames() {
	}

	/** Names by id; empty when no such file is there. @throws InputException naming one that cannot be read */
	static Map<String, String> of(Root root) throws InputException {
		Map<String, String> names = new HashMap<>();
		for (Root.Sheet sheet : root.described(".txt", ".csv")) {
			if (FILE.matcher(sheet.simpleName()).matches()) {
				try (Reader in = root.reader(sheet)) {
					in.readAllAsString().lines().map(LINE::matcher).filter(Matcher::matches)
							.forEach(m -> names.putIfAbsent(m.group(1), m.group(2).split(", ")[0]));
				} catch (IOException e) {
					throw Root.unreadable(sheet, e);
				}
			}
		}
		return names;
	}
}
