package org.channelexplorer.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.image.PreprocessingReader;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * The built-in network and images, a CIFAR-10 weakened on purpose: wrong labels, one class made of two kinds, two classes
 * that are hard to tell apart. Works from a jar, from a folder and inside Equinox: everything is a resource named by an index.
 */
public final class Demo {
	/** Folder made inside the one given to {@link #prepare}. */
	public static final String NAME = "cifar10-weak";
	/** File name of the demo's analysis. */
	public static final String DOCUMENT = "demo." + AnalysisDocument.EXTENSION;

	/** The convolutions and what the classifier sees: only there do the two kinds of the class {@code mustang} separate. */
	private static final String LAYERS = "Conv$|GlobalAveragePool$";

	private static final String ROOT = "/demo/";
	private static final String INDEX = "index.txt";

	private Demo() {
	}

	/**
	 * Copies model and images into {@code folder/cifar10-weak} (existing unchanged files are kept) and describes how to
	 * analyse them.
	 *
	 * @param folder made when missing
	 * @return the request of the demo's analysis, {@code folder/demo.channelexplorer}
	 * @throws InputException when the folder cannot be written
	 */
	public static AnalysisRequest prepare(Path folder) throws InputException {
		return prepare(folder, new NullProgressMonitor());
	}

	/**
	 * The same, cancellable between any two files.
	 *
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled: what is copied stays
	 */
	public static AnalysisRequest prepare(Path folder, IProgressMonitor monitor) throws InputException {
		Path target = folder.resolve(NAME);
		try {
			for (var entry : index().entrySet()) {
				if (monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
				copy(entry.getKey(), entry.getValue(), target);
			}
		} catch (IOException e) {
			throw new InputException(target + ": the demo cannot be copied here: " + Reasons.of(e), e);
		}
		return AnalysisRequest.of(folder.resolve(DOCUMENT), target.resolve("model.onnx"), target.resolve("images"))
				.preprocessed(PreprocessingReader.read(target.resolve("preprocess.json")).preprocessing()).reading(LAYERS, TapKind.PRE)
				.summarised(List.of("otsuSum", "l2", "mean", "max"));
	}

	/**
	 * The demo's files.
	 *
	 * @return SHA-256 of every file by its path inside the demo's folder, {@code /} as separator
	 */
	public static Map<String, String> index() {
		Map<String, String> index = new LinkedHashMap<>();
		try (BufferedReader in = new BufferedReader(new InputStreamReader(resource(INDEX), StandardCharsets.UTF_8))) {
			for (String line; (line = in.readLine()) != null;) {
				int gap = line.indexOf("  ");
				index.put(line.substring(gap + 2), line.substring(0, gap));
			}
		} catch (IOException e) {
			throw new UncheckedIOException("the demo's index cannot be read", e);
		}
		return index;
	}

	private static void copy(String name, String sha256, Path target) throws IOException {
		Path file = target.resolve(name);
		if (Files.isRegularFile(file) && Hashes.of(file).equals(sha256)) {
			return;
		}
		Files.createDirectories(file.getParent());
		try (InputStream in = resource(name)) {
			Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING); // what a crash cuts off, its hash gives away: nothing needs to be forced to the disk
		}
	}

	private static InputStream resource(String name) {
		InputStream in = Demo.class.getResourceAsStream(ROOT + name);
		if (in == null) {
			throw new IllegalStateException("the demo's bundle is not complete: " + name + " is missing");
		}
		return in;
	}
}
