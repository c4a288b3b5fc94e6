package org.channelexplorer.report.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * A folder that a report is written to. The page of an earlier report and the files it links to are replaced, no other file is.
 *
 * @param folder  the folder, which need not be there
 * @param page    the page
 * @param earlier the page of an earlier report, empty without one
 */
record ReportFolder(Path folder, Path page, String earlier) {
	private static final String MARK = Style.TITLE_END + "</title>";

	/** Looks at what is there. @param name file name of the page @throws InputException when a file of this name is not a report, or none can be written there */
	static ReportFolder of(Path folder, String name) throws InputException {
		Path page = folder.resolve(name);
		possible(folder);
		if (!Files.exists(page)) {
			return new ReportFolder(folder, page, "");
		}
		try {
			String earlier = new String(Files.readAllBytes(page), StandardCharsets.UTF_8);
			if (!earlier.contains(MARK)) {
				throw new InputException(page + ": exists already and is no report; give another folder");
			}
			return new ReportFolder(folder, page, earlier);
		} catch (IOException e) {
			throw Reasons.unreadable(page, e);
		}
	}

	// before a report is computed for minutes
	private static void possible(Path folder) throws InputException {
		Path there = folder.toAbsolutePath().normalize();
		while (!Files.exists(there) && there.getParent() != null) {
			there = there.getParent();
		}
		if (!Files.isDirectory(there)) {
			throw new InputException(folder + ": cannot be written: " + there + " is not a folder");
		} else if (!Files.isWritable(there)) {
			throw new InputException(folder + ": cannot be written: access denied");
		}
	}

	/**
	 * Writes all files, the page last: a page is there when all it links to is.
	 *
	 * @throws InputException naming a file that no earlier report wrote, and then nothing is written, or one that cannot be written
	 */
	void write(Map<String, byte[]> files, String text, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, files.size() + 1);
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			if (!earlier.contains(Html.link(file.getKey())) && !same(folder.resolve(file.getKey()), file.getValue())) {
				throw new InputException(folder.resolve(file.getKey()) + ": exists already and no report wrote it; give another folder");
			}
		}
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			OutputFile.write(folder.resolve(file.getKey()), file.getValue());
			progress.worked(1); // half a report would be worth nothing
		}
		OutputFile.write(page, text.getBytes(StandardCharsets.UTF_8));
	}

	// a report that was stopped while it was written left the same bytes
	private static boolean same(Path file, byte[] bytes) throws InputException {
		try {
			return !Files.exists(file) || Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes);
		} catch (IOException e) {
			throw Reasons.unreadable(file, e);
		}
	}
}
