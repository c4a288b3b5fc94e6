package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** The analyses that one is compared with, open as long as it is. Safe for several threads. */
final class Others implements AutoCloseable {
	private final Catalogue catalogue;
	private final Map<Path, Known> known = new HashMap<>();
	private final List<Analysis> open = new ArrayList<>();

	/** @param written when its data were */
	private record Known(Analysis analysis, FileTime written) {
	}

	Others(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	/** An analysis as it is on the disk. @throws InputException naming the file when it cannot be opened */
	synchronized Analysis open(String text) throws InputException {
		try {
			Path file = Path.of(text).toAbsolutePath().normalize();
			Known there = known.get(file);
			Path data = Manifest.file(AnalysisDocument.dataFolder(file));
			if (there == null || !there.written.equals(Files.getLastModifiedTime(data))) {
				Analysis opened = Analysis.open(file, catalogue); // says what is missing
				open.add(opened); // the one before stays readable
				there = new Known(opened, Files.getLastModifiedTime(data));
				known.put(file, there);
			}
			return there.analysis;
		} catch (InvalidPathException e) {
			throw new InputException(text + ": not a path", e);
		} catch (IOException e) {
			throw Reasons.unreadable(text, e);
		}
	}

	@Override
	public synchronized void close() {
		open.forEach(Analysis::close);
		open.clear();
		known.clear();
	}
}
