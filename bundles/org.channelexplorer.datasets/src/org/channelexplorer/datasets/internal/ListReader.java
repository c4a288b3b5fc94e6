package org.channelexplorer.datasets.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** Lists of images with their classes, an image a line: as Caffe, MMPretrain and Places365 have them. */
@Documentation(
		summary = "Text files that list images: a path and a class, separated by blanks or a tab, such as train.txt and val.txt of Caffe, MMPretrain and Places365. Class numbers get the "
				+ "names of classes.txt, one a line. The list's name says the split.")
public final class ListReader extends SheetReader {
	private static final Pattern LINE = Pattern.compile("(\\S.*\\.(?i:jpe?g|png|bmp|tiff?|webp|gif|ppm|pgm))[ \\t]+(\\S+)");
	private static final int LOOKED_AT = 20;

	@Override
	String[] ends() {
		return new String[] { ".txt", ".lst" };
	}

	@Override
	String missing() {
		return "list of images and their classes";
	}

	@Override
	boolean is(String head) {
		List<String> lines = head.lines().map(String::strip).filter(l -> !l.isEmpty()).limit(LOOKED_AT).toList();
		return lines.stream().filter(l -> LINE.matcher(l).matches()).count() * 2 > lines.size();
	}

	@Override
	boolean is(Root root, Root.Sheet sheet) {
		try {
			return super.is(root, sheet) && (root.isNamed(sheet) || !root.hasClassFolders());
		} catch (InputException e) {
			return false; // the reader of folders names it with its reason
		}
	}

	@Override
	void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException {
		Map<String, String> names = YoloNames.listed(root);
		for (Root.Sheet sheet : sheets) {
			String split = sheet.split().isEmpty() ? Splits.within(sheet.simpleName()) : sheet.split();
			long number = 0;
			try (BufferedReader in = new BufferedReader(root.reader(sheet))) {
				for (String line = in.readLine(); line != null; line = in.readLine()) {
					number++;
					Matcher named = LINE.matcher(line.strip());
					if (named.matches()) {
						Annotated.Item item = new Annotated.Item(named.group(1), split, List.of(), number);
						item.add(names.getOrDefault(named.group(2), named.group(2)), 0);
						all.add(item, sheet);
					} else if (!line.isBlank()) {
						all.skip("", "is no image with a class", sheet, number);
					}
				}
			} catch (IOException e) {
				throw Root.unreadable(sheet, e);
			}
		}
	}
}
