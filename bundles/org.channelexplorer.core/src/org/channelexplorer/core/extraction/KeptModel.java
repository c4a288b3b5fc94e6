package org.channelexplorer.core.extraction;

import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.util.InputException;

/**
 * The model of an open analysis: opened when it is first needed, and kept with the runner last used, so that a second call neither
 * parses nor optimises it again. Safe for several threads; two that need runners at the same time get one each.
 */
public final class KeptModel implements AutoCloseable {
	private final Catalogue catalogue;
	private final String importer;
	private final Path file;
	private final String sha256;
	private ImportedModel opened;
	private Lease spare;
	private CutImages cut;
	private final RecentMaps recent = new RecentMaps();
	private boolean closed;

	/**
	 * Of a file.
	 *
	 * @param importer id of the importer that reads it
	 * @param sha256   content that the file must have
	 */
	public KeptModel(Catalogue catalogue, String importer, Path file, String sha256) {
		this.catalogue = catalogue;
		this.importer = importer;
		this.file = file;
		this.sha256 = sha256;
	}

	/**
	 * The model, which stays open.
	 *
	 * @param purpose what it is needed for, a clause for the message
	 * @throws InputException when the file is missing, is another one now, or cannot be read
	 */
	public synchronized ImportedModel get(String purpose) throws InputException {
		check();
		if (opened == null) {
			if (!Files.exists(file)) {
				throw new InputException(
						file + ": no such file; " + purpose + ". Put it back, or name its new place (Locate... in the window, or the command relocate)");
			}
			ImportedModel model = catalogue.get(ExtensionPoint.MODEL_IMPORTERS, importer).create().open(file);
			if (!model.network().sha256().equals(sha256)) {
				model.close();
				throw new InputException(file + ": has changed since it was analysed");
			}
			opened = model;
		}
		return opened;
	}

	/** Another model of the same format, which the caller closes. @throws InputException naming what is wrong with it */
	public ImportedModel other(Path model) throws InputException {
		return catalogue.get(ExtensionPoint.MODEL_IMPORTERS, importer).create().open(model);
	}

	/** A runner for one user. Closing the lease gives it back. */
	public final class Lease implements AutoCloseable {
		private final RunnerOptions options;
		private final NetworkRunner runner;

		private Lease(RunnerOptions options, NetworkRunner runner) {
			this.options = options;
			this.runner = runner;
		}

		/** The runner, until the lease is closed. */
		public NetworkRunner runner() {
			return runner;
		}

		@Override
		public void close() {
			back(this);
		}
	}

	/** Lends a runner. @throws InputException as {@link #get} and {@link ImportedModel#run} */
	public Lease run(RunnerOptions options, String purpose) throws InputException {
		synchronized (this) {
			check();
			if (spare != null && spare.options.equals(options)) {
				Lease lease = spare;
				spare = null;
				return lease;
			}
		}
		return new Lease(options, get(purpose).run(options)); // outside: it takes seconds
	}

	/** The cut network that was last used with this key, which the caller closes or gives back; null when there is none. */
	synchronized CutImages takeCut(String key) {
		check();
		CutImages found = cut != null && cut.key().equals(key) ? cut : null;
		if (found != null) {
			cut = null;
		}
		return found;
	}

	/** Keeps a cut network for the next user instead of the one kept before. */
	void keepCut(CutImages images) {
		CutImages superfluous = images;
		synchronized (this) {
			if (!closed) {
				superfluous = cut;
				cut = images;
			}
		}
		if (superfluous != null) {
			superfluous.close();
		}
	}

	/** What was last read with it. */
	RecentMaps recent() {
		return recent;
	}

	private void back(Lease lease) {
		NetworkRunner superfluous = lease.runner;
		synchronized (this) {
			if (!closed) {
				superfluous = spare == null ? null : spare.runner;
				spare = lease;
			}
		}
		if (superfluous != null) {
			superfluous.close();
		}
	}

	private void check() {
		if (closed) {
			throw new IllegalStateException("the analysis of " + file.getFileName() + " is closed");
		}
	}

	/** Closes the model; runners that are lent are closed when they come back. */
	@Override
	public void close() {
		ImportedModel model;
		Lease runner;
		CutImages cutImages;
		synchronized (this) {
			closed = true;
			model = opened;
			runner = spare;
			opened = null;
			spare = null;
			cutImages = cut;
			cut = null;
		}
		if (cutImages != null) {
			cutImages.close();
		}
		recent.clear();
		if (runner != null) {
			runner.runner.close();
		}
		if (model != null) {
			model.close();
		}
	}
}
