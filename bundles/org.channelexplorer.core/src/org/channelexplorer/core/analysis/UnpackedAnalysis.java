package org.channelexplorer.core.analysis;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Takes an {@link AnalysisArchive} apart. The archive may come from anybody: its names are checked before anything is written, no file becomes longer
 * than the archive declares it, all together fit on the disk, and what is unpacked is moved to its place when it is whole.
 */
public final class UnpackedAnalysis {
	private static final int MOST_FILES = 5_000_000;

	private final Path zip;
	private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
	private String name;

	private UnpackedAnalysis(Path zip) {
		this.zip = zip;
	}

	/**
	 * Unpacks an archive.
	 *
	 * @param folder    made when it is missing
	 * @param overwrite whether an analysis of the same name in the folder is replaced
	 * @return the document
	 * @throws InputException when the archive is no packed analysis, is damaged or does not fit, or the analysis exists; nothing is left behind
	 */
	public static Path read(Path zip, Path folder, boolean overwrite, IProgressMonitor monitor) throws InputException {
		if (!Files.isRegularFile(zip)) {
			throw new InputException(zip + (Files.isDirectory(zip) ? ": is a folder, no packed analysis" : ": no such file"));
		}
		Path target = folder.toAbsolutePath().normalize();
		try (ZipFile file = new ZipFile(zip.toFile())) {
			UnpackedAnalysis unpacked = new UnpackedAnalysis(zip);
			unpacked.list(file);
			return unpacked.unpack(file, target, overwrite, monitor);
		} catch (ZipException | IllegalArgumentException e) {
			throw new InputException(zip + ": is not a readable zip file: " + e.getMessage(), e);
		} catch (IOException e) {
			throw new InputException(zip + ": cannot be unpacked to " + target + ": " + Reasons.of(e), e);
		}
	}

	private void list(ZipFile file) throws InputException {
		if (file.size() > MOST_FILES) {
			throw new InputException(zip + ": holds " + file.size() + " files; a packed analysis has at most " + MOST_FILES);
		}
		String ending = "." + AnalysisDocument.EXTENSION;
		for (ZipEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
			String path = entry.getName();
			if (!isSafe(path)) {
				throw new InputException(zip + ": the name '" + path.replaceAll("\\p{Cntrl}", "?") + "' in it may lead out of a folder");
			}
			if (entries.put(path, entry) != null) {
				throw new InputException(zip + ": '" + path + "' is in it twice");
			}
			if (path.indexOf('/') < 0 && path.endsWith(ending) && path.length() > ending.length()) {
				if (name != null) {
					throw new InputException(zip + ": holds several analyses");
				}
				name = path.substring(0, path.length() - ending.length());
			}
		}
		if (name == null) {
			throw new InputException(zip + ": not a packed analysis: no document *" + ending + " is in it");
		}
		for (String path : entries.keySet()) {
			if (!path.equals(name + ending) && !path.startsWith(name + ".data/") && !path.startsWith(name + AnalysisArchive.FILES + "/")) {
				throw new InputException(zip + ": not a packed analysis: '" + path + "' does not belong to " + name);
			}
		}
	}

	/** Whether a name in an archive stays in the folder that it is unpacked to, on every system. */
	static boolean isSafe(String path) {
		if (path.isEmpty() || path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl) || path.matches("[A-Za-z]:.*")) {
			return false;
		}
		for (String part : path.split("/", -1)) {
			if (part.isEmpty() || part.equals(".") || part.equals("..")) {
				return false;
			}
		}
		return true;
	}

	private Path unpack(ZipFile file, Path folder, boolean overwrite, IProgressMonitor monitor) throws IOException, InputException {
		List<String> parts = List.of(name + AnalysisArchive.FILES, name + ".data", name + "." + AnalysisDocument.EXTENSION); // the document last
		for (String part : parts) {
			if (!overwrite) {
				OutputFile.absent(folder.resolve(part), "--overwrite to replace it");
			}
		}
		Files.createDirectories(folder);
		fits(folder);
		Path made = folder.resolve("." + name + "." + UUID.randomUUID() + ".tmp");
		try {
			SubMonitor progress = SubMonitor.convert(monitor, "Unpacking", entries.size());
			for (ZipEntry entry : entries.values()) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				extract(file, entry, made);
				progress.worked(1);
			}
			check(made);
			ReplacedAnalysis.by(folder.resolve(parts.getLast()), parts.stream().map(folder::resolve).toList(), () -> {
				for (String part : parts) {
					if (Files.exists(made.resolve(part))) {
						Files.move(made.resolve(part), folder.resolve(part));
					}
				}
			});
		} finally {
			if (Files.exists(made)) {
				Folders.delete(made);
			}
		}
		return folder.resolve(parts.getLast());
	}

	private void fits(Path folder) throws InputException {
		long room = folder.toFile().getUsableSpace(); // a FileStore is not found in a chroot, whose root is no mount point
		long needed = 0;
		for (ZipEntry entry : entries.values()) {
			if (entry.getSize() < 0 || entry.getSize() > room - needed) {
				throw new InputException(zip + ": does not fit into " + folder + ", which has room for " + room / 1_000_000 + " MB");
			}
			needed += entry.getSize();
		}
	}

	private void extract(ZipFile file, ZipEntry entry, Path made) throws IOException, InputException {
		Path target;
		try {
			target = made.resolve(entry.getName()).normalize();
		} catch (InvalidPathException e) {
			throw new InputException(zip + ": '" + entry.getName() + "' cannot be the name of a file here", e);
		}
		if (!target.startsWith(made)) {
			throw new InputException(zip + ": the name '" + entry.getName() + "' in it may lead out of a folder");
		}
		Files.createDirectories(target.getParent());
		CRC32 sum = new CRC32();
		long left = entry.getSize();
		byte[] buffer = new byte[1 << 16];
		try (InputStream in = file.getInputStream(entry); OutputStream out = Files.newOutputStream(target)) {
			for (int n; (n = in.read(buffer)) >= 0;) {
				left -= n;
				if (left < 0) {
					break;
				}
				sum.update(buffer, 0, n);
				out.write(buffer, 0, n);
			}
		} catch (ZipException | java.io.EOFException e) {
			throw new InputException(zip + ": '" + entry.getName() + "' is damaged in it: " + e.getMessage(), e);
		}
		if (left != 0 || sum.getValue() != entry.getCrc()) {
			throw new InputException(zip + ": '" + entry.getName() + "' is damaged in it");
		}
	}

	// a document and data that can be read
	private void check(Path made) throws InputException {
		try {
			AnalysisDocument.read(made.resolve(name + "." + AnalysisDocument.EXTENSION));
			Manifest.read(made.resolve(name + ".data"));
		} catch (InputException e) {
			throw new InputException(e.getMessage().replace(made + File.separator, zip + "!/"), e);
		}
	}
}
