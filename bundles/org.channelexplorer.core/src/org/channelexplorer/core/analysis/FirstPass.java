package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Choice;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.operation.ImageSampler;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.result.Representatives;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Chooses representatives: every image is read once, with the analysis' layers and its first summary, into a separate analysis
 * inside the data folder; the installed {@link ImageSampler} chooses from it; then it is deleted. The first
 * pass can be interrupted and resumed like any extraction, and the choice is kept in {@link Choice}.
 */
public final class FirstPass {
	private static final String FOLDER = "first-pass";

	private final Catalogue catalogue;
	private final AnalysisRequest request;
	private final Path data;

	FirstPass(Catalogue catalogue, AnalysisRequest request) {
		this.catalogue = catalogue;
		this.request = request;
		data = AnalysisDocument.dataFolder(request.document());
	}

	/** Whether the request asks for it; when no class has more images than wanted, all are taken without. */
	static boolean needed(AnalysisRequest request, ImageSet all) {
		return request.choice().pick() == Pick.REPRESENTATIVE && Pick.limits(all, request.choice().perClass());
	}

	/** What the pass is asked for; its document has no name that a workspace takes for an analysis of the user's. */
	AnalysisRequest request() {
		return new AnalysisRequest(data.resolve(FOLDER).resolve("all-images"), request.source(),
				request.reading().summarised(request.reading().summaries().subList(0, 1)), request.choice().taking(0, Pick.FIRST), request.threads());
	}

	/** Whether the images were chosen by an earlier run. */
	boolean chosen() {
		return Files.exists(Choice.file(data));
	}

	/** What was chosen from, with the contents that were read then when they are those of the same images: for images that this machine cannot read. */
	Recipe trusted(Recipe everything) throws InputException {
		Recipe then = Choice.read(data).from();
		return then.unhashed().images().equals(everything.unhashed().images()) ? everything.hashed(then.images()) : everything;
	}

	/**
	 * The images that were chosen earlier with the same settings.
	 *
	 * @throws InputException when the analysis exists and its images were chosen with other settings
	 */
	Optional<ImageSet> known(ImageSet all, Recipe everything) throws InputException, IOException {
		if (!Files.exists(Choice.file(data))) {
			if (Files.exists(Manifest.file(data)) && !Manifest.read(data).undecided()) {
				throw new InputException(request.document() + ": already exists and its images were not chosen as representatives; choose "
						+ "another file, or delete it and " + data.getFileName());
			}
			return Optional.empty();
		}
		Choice there = Choice.read(data);
		String difference = there.difference(choice(all, everything, List.of(), List.of()));
		if (!difference.isEmpty()) {
			throw new InputException(request.document() + ": already exists and its images were chosen with other settings (" + difference
					+ "); choose another file, or delete it and " + data.getFileName());
		}
		removePass(); // the process may have died between the two
		return Optional.of(there.of(all));
	}

	/**
	 * Tells before the pass what would only be seen after it.
	 *
	 * @throws InputException when the operation is not installed or does not choose as many
	 */
	void check() throws InputException {
		Sampler sampler = sampler();
		for (ParameterSpec p : new Operations(catalogue).parameters(sampler.id, Map.of())) {
			if (p.name().equals(sampler.perClass)) {
				try {
					p.parse(Integer.toString(request.choice().perClass()));
				} catch (InputException e) {
					throw new InputException(request.choice().perClass() + " representatives per class cannot be chosen: the most is "
							+ (long) p.annotation().max() + "; take fewer, or the first or random images (--pick first, --pick random)", e);
				}
			}
		}
	}

	/** What chooses. @param perClass its parameter */
	private record Sampler(String id, int version, String perClass) {
	}

	private Sampler sampler() throws InputException {
		return installed().orElseThrow(() -> new InputException("representative images cannot be chosen: no operation that chooses images is installed; "
				+ "take the first or random images instead (--pick first, --pick random)"));
	}

	private Optional<Sampler> installed() {
		for (var c : catalogue.contributions(Operation.POINT)) {
			if (c.create() instanceof ImageSampler<?> sampler) {
				return Optional.of(new Sampler(c.id(), c.documentation().version(), sampler.perClassParameter()));
			}
		}
		return Optional.empty();
	}

	/** Chooses from the complete pass and keeps the choice. */
	ImageSet choose(Analysis pass, ImageSet all, Recipe everything, IProgressMonitor monitor) throws InputException, IOException {
		Labels labels = pass.labels();
		int[] counts = labels.counts();
		Set<Integer> rows = new TreeSet<>();
		boolean limited = false;
		for (int r = 0; r < labels.size(); r++) {
			if (counts[labels.classOf(r)] <= request.choice().perClass()) {
				rows.add(r);
			} else {
				limited = true;
			}
		}
		if (limited) {
			Sampler sampler = sampler();
			Result result = new Operations(catalogue)
					.prepare(sampler.id, Map.of(sampler.perClass, Integer.toString(request.choice().perClass())), request.choice().seed(), pass).compute()
					.run(monitor);
			for (Representatives.Chosen chosen : Representatives.of(result).chosen()) {
				if (counts[labels.classOf(chosen.row())] > request.choice().perClass()) {
					rows.add(chosen.row());
				}
			}
		}
		Choice choice = choice(all, everything, rows.stream().map(r -> pass.images().get(r).file()).toList(), pass.unread());
		AtomicFiles.write(Choice.file(data), Json.pretty(choice));
		return choice.of(all);
	}

	private Choice choice(ImageSet all, Recipe everything, List<String> images, List<ImageSet.Skipped> unreadable) {
		String classes = Hashes.of(all.entries().stream().map(e -> e.file() + "\n" + e.label()).collect(Collectors.joining("\n")));
		String method = installed().map(s -> s.id + "." + s.version).orElse("");
		return new Choice(everything, classes, request.choice().perClass(), request.choice().seed(), method, images, unreadable);
	}

	/** Forgets pass and choice: the user has turned to another way to pick before the first image was kept. */
	void discard() throws IOException {
		Files.deleteIfExists(Choice.file(data));
		removePass();
	}

	/** Deletes the pass, which must be closed. */
	void removePass() throws IOException {
		Path folder = data.resolve(FOLDER);
		if (Files.exists(folder)) {
			Folders.delete(folder);
		}
	}
}
