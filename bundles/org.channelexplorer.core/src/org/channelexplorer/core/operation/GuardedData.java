package org.channelexplorer.core.operation;

import java.io.IOException;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.util.InputException;

/** The data that an operation's {@code run} gets: what its {@link Inputs} do not declare cannot be read, or its key would lie. */
final class GuardedData extends DelegatingData {
	private final String operation;
	private final Inputs inputs;
	private final List<ImageEntry> images;
	private final String file; // of another analysis, empty for that of the call
	private final int step; // another one than that of the call, 0 for the call's

	GuardedData(AnalysisData of, String operation, Inputs inputs) {
		this(of, operation, inputs, "", 0);
	}

	private GuardedData(AnalysisData of, String operation, Inputs inputs, String file, int step) {
		super(of);
		this.file = file;
		this.step = step;
		this.operation = operation;
		this.inputs = inputs;
		images = new Names(of.images(), inputs.reads(Inputs.Part.FILES));
	}

	/** Images without what is not declared: made when they are asked for, since there may be a million of them at every call. */
	private static final class Names extends AbstractList<ImageEntry> implements RandomAccess {
		private final List<ImageEntry> of;
		private final boolean splits;

		Names(List<ImageEntry> of, boolean splits) {
			this.of = of;
			this.splits = splits;
		}

		@Override
		public ImageEntry get(int index) {
			ImageEntry image = of.get(index);
			return new ImageEntry(image.file(), "", splits ? image.split() : "");
		}

		@Override
		public int size() {
			return of.size();
		}
	}

	private void check(boolean declared, String what) {
		checkHere(declared && file.isEmpty(), what); // of another analysis there are maps only
	}

	private void checkHere(boolean declared, String what) {
		if (!declared) {
			throw new IllegalStateException("the operation '" + operation + "' reads " + what + (file.isEmpty() ? "" : " of another analysis")
					+ ", which its inputs do not declare");
		}
	}

	private String place() {
		return Inputs.place(file, step);
	}

	/** The names of the images, and their splits when the files are declared; their given classes are no input that can be declared. */
	@Override
	public List<ImageEntry> images() {
		return images;
	}

	@Override
	public Network network() {
		check(inputs.reads(Inputs.Part.NETWORK), "the network");
		return super.network();
	}

	@Override
	public Labels labels() {
		check(inputs.reads(Inputs.Part.LABELS) || inputs.reads(Inputs.Part.ALL_LABELS), "the labels");
		return super.labels();
	}

	@Override
	public String labelsHash() {
		check(inputs.reads(Inputs.Part.LABELS) || inputs.reads(Inputs.Part.ALL_LABELS), "the labels");
		return super.labelsHash();
	}

	@Override
	public SummaryMatrix summary(String layer, String function) throws InputException {
		SummaryMatrix matrix = super.summary(layer, function);
		check(inputs.readsMatrix(place(), matrix.layer(), matrix.function()), "the summary " + matrix.function() + " of " + matrix.layer());
		return matrix;
	}

	@Override
	public Labels labels(String labelling) throws InputException {
		if (inputs.readsLabels(labelling) && file.isEmpty()) {
			return super.labels(labelling);
		}
		throw new IllegalStateException("the operation '" + operation + "' chooses a labelling; it gets the labels of one");
	}

	@Override
	public int[] rows() {
		throw new IllegalStateException("the operation '" + operation + "' reads where its images are in the whole analysis, which no key holds");
	}

	@Override
	public AnalysisData atStep(int other) throws InputException {
		if (inputs.readsPlace(Inputs.place(file, other))) {
			return new GuardedData(super.atStep(other), operation, inputs, file, other);
		}
		throw new IllegalStateException("the operation '" + operation + "' changes the step; it gets the data of one");
	}

	@Override
	public AnalysisData other(String document) throws InputException {
		checkHere(inputs.readsPlace(Inputs.place(document, 0)), "the analysis " + document);
		return new GuardedData(super.other(document), operation, inputs, document, 0);
	}

	@Override
	public ActivationMaps maps(List<String> layers) throws InputException {
		ActivationMaps maps = super.maps(layers);
		checkHere(inputs.readsMaps(place(), maps.layers()), "activation maps");
		return maps;
	}

	@Override
	public Substitutions substitutions(List<String> layers) throws InputException {
		Substitutions substitutions = super.substitutions(layers);
		check(inputs.readsSubstitutions(substitutions.layers()), "the network with replaced channels");
		return substitutions;
	}

	@Override
	public OutgoingWeights outgoingWeights(String layer) throws InputException {
		check(inputs.readsOutgoing(layer), "the weights behind " + layer);
		return super.outgoingWeights(layer);
	}

	@Override
	public byte[] imageFile(int image) throws IOException {
		check(inputs.reads(Inputs.Part.FILES), "an image's file");
		return super.imageFile(image);
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		check(inputs.reads(Inputs.Part.PREDICTIONS), "the predictions");
		return super.predictions();
	}

	@Override
	public OutputNames outputNames() {
		check(inputs.reads(Inputs.Part.PREDICTIONS), "the predictions");
		return super.outputNames();
	}

	@Override
	public String predictionsHash() {
		check(inputs.reads(Inputs.Part.PREDICTIONS), "the predictions");
		return super.predictionsHash();
	}

	@Override
	public float[] filterNorms(String layer) throws InputException {
		check(inputs.readsNorms(layer), "the filter norms of " + layer);
		return super.filterNorms(layer);
	}

	@Override
	public HeadInput head() throws InputException {
		check(inputs.reads(Inputs.Part.HEAD), "the head of the network");
		return super.head();
	}
}
