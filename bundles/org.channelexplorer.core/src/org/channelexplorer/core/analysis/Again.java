package org.channelexplorer.core.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extraction.CutReplay;
import org.channelexplorer.core.extraction.ExportTrial;
import org.channelexplorer.core.extraction.KeptModel;
import org.channelexplorer.core.extraction.MapReplay;
import org.channelexplorer.core.extraction.SampleRun;
import org.channelexplorer.core.extraction.StoredHead;
import org.channelexplorer.core.extraction.StoredNorms;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.HeadInput;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * What an analysis reads by opening its model again: whole maps, weights, networks that are changed.
 *
 * @param analysis whose model it is
 * @param model    the model, which stays open
 * @param keys     name what is read
 */
record Again(Analysis analysis, KeptModel model, MatrixKeys keys) {

	private List<String> files() {
		return analysis.images().stream().map(ImageEntry::file).toList();
	}

	private int lastStep() {
		return analysis.recipe().stepsOrNone().getLast();
	}

	private List<Recipe.StoredLayer> stored(List<String> layers) throws InputException {
		List<Recipe.StoredLayer> read = new ArrayList<>();
		for (String layer : layers) {
			read.add(analysis.stored(layer));
		}
		return read;
	}

	MapReplay maps(List<String> layers, int step) throws InputException {
		return replay(stored(layers), step);
	}

	/** Reads a tensor that may not be among the extracted layers, as their maps are read. */
	MapReplay replay(Recipe.StoredLayer read) {
		return replay(List.of(read), lastStep());
	}

	private MapReplay replay(List<Recipe.StoredLayer> read, int step) {
		return new MapReplay(analysis.request(), analysis.recipe(), files(), analysis.document().classes(), model, analysis.network(), read, step,
				keys.maps(read, step));
	}

	Substitutions substitutions(List<String> layers) throws InputException {
		List<String> ids = stored(layers).stream().map(Recipe.StoredLayer::id).toList();
		return new CutReplay(analysis.request(), analysis.recipe(), files(), analysis.document().classes(), model, ids, keys.substitutions(ids, lastStep()));
	}

	ModelSurgeon surgeon() throws InputException {
		return model.get("channels are removed of it").surgeon();
	}

	ExportTrial.Outcome compare(Path made, int[] some, IProgressMonitor monitor) throws InputException {
		try (ImportedModel other = model.other(made)) {
			return ExportTrial.of(analysis.request(), analysis.recipe(), analysis.document().classes(), model, other,
					Arrays.stream(some).mapToObj(i -> analysis.images().get(i).file()).toList(), monitor);
		}
	}

	OutgoingWeights outgoingWeights(String layer) throws InputException {
		Recipe.StoredLayer l = analysis.stored(layer);
		return StoredNorms.outgoingIn(analysis.dataFolder()) ? StoredNorms.readOutgoing(analysis.dataFolder(), l)
				: model.get(older("the weights behind layers")).outgoingWeights(l.id());
	}

	float[] filterNorms(String layer) throws InputException {
		Recipe.StoredLayer l = analysis.stored(layer);
		return StoredNorms.in(analysis.dataFolder()) ? StoredNorms.read(analysis.dataFolder(), l)
				: model.get(older("the filters' norms")).filterNorms(l.id());
	}

	private String older(String what) {
		return analysis.file().getFileName() + " was made by an earlier version, which did not keep " + what;
	}

	FloatMatrix summariesOf(List<Path> samples, String layer, String function, int step, Catalogue catalogue, IProgressMonitor monitor)
			throws InputException {
		return SampleRun.summaries(analysis.request(), analysis.recipe().reading(List.of(analysis.stored(layer)), step == 0 ? List.of() : List.of(step)), model,
				catalogue.get(ExtensionPoint.SUMMARY_FUNCTIONS, function).create(), samples, monitor);
	}

	HeadInput head() throws InputException {
		Path data = analysis.dataFolder();
		return HeadReading.of(this, StoredHead.in(data) ? StoredHead.read(data, this::opened) : opened());
	}

	private ClassifierHead opened() throws InputException {
		return model.get("the head of the network is read from it").head();
	}
}
