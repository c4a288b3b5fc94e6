package org.channelexplorer.core.operation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.util.InputException;

/** Data that answer as others do; a view overrides what differs. */
public abstract class DelegatingData implements AnalysisData {
	private final AnalysisData of;

	/** @param of the data that answer what is not overridden */
	protected DelegatingData(AnalysisData of) {
		this.of = of;
	}

	/** The data that answer what is not overridden. */
	protected final AnalysisData of() {
		return of;
	}

	@Override
	public Network network() {
		return of.network();
	}

	@Override
	public List<String> layers() {
		return of.layers();
	}

	@Override
	public List<String> summaries() {
		return of.summaries();
	}

	@Override
	public List<ImageEntry> images() {
		return of.images();
	}

	@Override
	public String imagesHash() {
		return of.imagesHash();
	}

	@Override
	public String filesHash() {
		return of.filesHash();
	}

	@Override
	public Labels labels() {
		return of.labels();
	}

	@Override
	public String labelsHash() {
		return of.labelsHash();
	}

	@Override
	public int[] rows() {
		return of.rows();
	}

	@Override
	public Set<String> filesWithoutRow() {
		return of.filesWithoutRow();
	}

	@Override
	public Labels labels(String labelling) throws InputException {
		return of.labels(labelling);
	}

	@Override
	public NamedValues<Labelling> labellings() {
		return of.labellings();
	}

	@Override
	public NamedValues<Focus> focuses() {
		return of.focuses();
	}

	@Override
	public SummaryMatrix summary(String layer, String function) throws InputException {
		return of.summary(layer, function);
	}

	@Override
	public List<Integer> steps() {
		return of.steps();
	}

	@Override
	public AnalysisData atStep(int step) throws InputException {
		return of.atStep(step);
	}

	@Override
	public AnalysisData other(String file) throws InputException {
		return of.other(file);
	}

	@Override
	public ActivationMaps maps(List<String> layers) throws InputException {
		return of.maps(layers);
	}

	@Override
	public Substitutions substitutions(List<String> layers) throws InputException {
		return of.substitutions(layers);
	}

	@Override
	public OutgoingWeights outgoingWeights(String layer) throws InputException {
		return of.outgoingWeights(layer);
	}

	@Override
	public byte[] imageFile(int image) throws IOException {
		return of.imageFile(image);
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		return of.predictions();
	}

	@Override
	public OutputNames outputNames() {
		return of.outputNames();
	}

	@Override
	public String predictionsHash() {
		return of.predictionsHash();
	}

	@Override
	public float[] filterNorms(String layer) throws InputException {
		return of.filterNorms(layer);
	}

	@Override
	public HeadInput head() throws InputException {
		return of.head();
	}
}
