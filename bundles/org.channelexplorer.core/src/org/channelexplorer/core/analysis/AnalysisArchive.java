package org.channelexplorer.core.analysis;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * An analysis as one zip file: {@code NAME.channelexplorer}, {@code NAME.data/} and, if asked for, the model and the images in {@code NAME.files/}. The
 * document in it names model and images there, whether they come along or not. Sorted entries of one fixed time: the same analysis gives the same
 * bytes wherever it lies. {@link UnpackedAnalysis} takes it apart, and so does any other program.
 */
public final class AnalysisArchive {
	/** Ending of the folder of model and images. */
	static final String FILES = ".files";
	/** Not the first day that a zip file can name: Java adds a time with a zone to that. */
	private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

	private AnalysisArchive() {
	}

	/**
	 * What comes along.
	 *
	 * @param model  the model with the files that belong to it
	 * @param images the images that were read, and what further inputs are read from
	 */
	public record Extent(boolean model, boolean images) {
	}

	/**
	 * Writes an analysis to an archive.
	 *
	 * @param zip       the archive; missing folders are made
	 * @param overwrite whether a file of that name is replaced
	 * @throws InputException when the analysis is not complete, the archive exists, or model or images are missing or have another content
	 */
	public static void write(Analysis analysis, Path zip, Extent extent, boolean overwrite, Catalogue catalogue, IProgressMonitor monitor)
			throws InputException {
		if (!overwrite) {
			OutputFile.absent(zip, "--overwrite to replace it");
		}
		if (!analysis.complete()) {
			throw new InputException(analysis.file() + ": not complete; run analyze again to resume it, then pack it");
		}
		SubMonitor progress = SubMonitor.convert(monitor, "Packing", 100);
		String name = AnalysisDocument.name(analysis.file());
		PackedFiles packed = new PackedFiles(analysis, name + FILES, catalogue);
		SortedMap<String, Path> files = new TreeMap<>();
		try {
			for (String file : DataFiles.of(analysis.dataFolder())) {
				files.put(name + ".data/" + file, analysis.dataFolder().resolve(file));
			}
			if (extent.model) {
				files.putAll(packed.model());
			}
			if (extent.images) {
				files.putAll(packed.images(progress.split(40)));
			}
		} catch (IOException e) {
			throw new InputException(analysis.file() + ": cannot be packed: " + Reasons.of(e), e);
		}
		byte[] document = Json.pretty(packed.document()).getBytes(StandardCharsets.UTF_8);
		SubMonitor writing = progress.split(60);
		try {
			AtomicFiles.writeBytes(zip, out -> write(out, name + "." + AnalysisDocument.EXTENSION, document, files, writing));
		} catch (IOException e) {
			throw new InputException(zip + ": cannot be written: " + Reasons.of(e), e);
		}
	}

	private static void write(OutputStream to, String name, byte[] document, SortedMap<String, Path> files, SubMonitor monitor) throws IOException {
		SubMonitor progress = SubMonitor.convert(monitor, files.size());
		ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
		zip.putNextEntry(entry(name)); // first, whatever the others are called: who looks into the archive sees what it is
		zip.write(document);
		zip.closeEntry();
		for (Map.Entry<String, Path> file : files.entrySet()) {
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			zip.putNextEntry(entry(file.getKey()));
			try (InputStream in = new BufferedInputStream(Files.newInputStream(file.getValue()))) {
				in.transferTo(zip);
			}
			zip.closeEntry();
			progress.worked(1);
		}
		zip.finish();
	}

	private static ZipEntry entry(String name) {
		ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(TIME);
		return entry;
	}
}
