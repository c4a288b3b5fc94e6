package org.channelexplorer.core.operation;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;

/** Some rows of an analysis. Matrices are views; classes without a row are not there; hashes name the rows. */
public final class FocusView extends DelegatingData {
	private final int[] rows;
	private final String rowsHash;
	private final List<ImageEntry> images;
	private final String imagesHash;
	private final Labels labels;

	private FocusView(AnalysisData of, int[] rows) {
		super(of);
		this.rows = rows;
		rowsHash = hash(rows);
		List<ImageEntry> all = of.images();
		images = Arrays.stream(rows).mapToObj(all::get).toList();
		imagesHash = Hashes.ofLines(images.stream().map(ImageEntry::file));
		labels = of.labels().select(rows).withoutEmpty();
	}

	/**
	 * Some rows of an analysis: itself when they are all, and a view of a view is one view, so that two ways to the same rows have the
	 * same hashes.
	 *
	 * @param rows row indices, ascending
	 */
	public static AnalysisData of(AnalysisData of, int[] rows) {
		if (rows.length == of.images().size() && IntStream.range(0, rows.length).allMatch(i -> rows[i] == i)) {
			return of;
		}
		return of instanceof FocusView view ? new FocusView(view.of(), view.select(rows)) : new FocusView(of, rows.clone());
	}

	@Override
	public AnalysisData atStep(int step) throws InputException {
		return new FocusView(super.atStep(step), rows);
	}

	@Override
	public List<ImageEntry> images() {
		return images;
	}

	@Override
	public String imagesHash() {
		return imagesHash;
	}

	@Override
	public String filesHash() {
		return hash(of().filesHash());
	}

	@Override
	public int[] rows() {
		int[] all = of().rows();
		return Arrays.stream(rows).map(r -> all[r]).toArray();
	}

	@Override
	public Set<String> filesWithoutRow() {
		Set<String> files = new HashSet<>(of().filesWithoutRow());
		of().images().forEach(i -> files.add(i.file()));
		images.forEach(i -> files.remove(i.file()));
		return files;
	}

	@Override
	public Labels labels() {
		return labels;
	}

	@Override
	public Labels labels(String labelling) throws InputException {
		return of().labels(labelling).select(rows).withoutEmpty();
	}

	@Override
	public String labelsHash() {
		return labels.hash();
	}

	@Override
	public SummaryMatrix summary(String layer, String function) throws InputException {
		SummaryMatrix all = of().summary(layer, function);
		return new SummaryMatrix(all.layer(), all.function(), all.values().selectRows(rows), hash(all.hash()));
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		return of().predictions().map(p -> p.selectRows(rows));
	}

	@Override
	public String predictionsHash() {
		String whole = super.predictionsHash();
		return whole.isEmpty() ? whole : hash(whole);
	}

	@Override
	public ActivationMaps maps(List<String> layers) throws InputException {
		return new SomeMaps(of().maps(layers), rows);
	}

	@Override
	public Substitutions substitutions(List<String> layers) throws InputException {
		return of().substitutions(layers).of(rows);
	}

	@Override
	public HeadInput head() throws InputException {
		HeadInput all = of().head();
		return new HeadInput(all.head(), hash(all.hash()), monitor -> all.values().read(monitor).selectRows(rows));
	}

	@Override
	public byte[] imageFile(int image) throws IOException {
		return of().imageFile(rows[image]);
	}

	private String hash(String whole) {
		return hash(whole, rowsHash);
	}

	/** Hash of rows. */
	static String hash(int[] rows) {
		return Hashes.ofLines(Arrays.stream(rows).mapToObj(Integer::toString));
	}

	/** Hash of some rows of what has a hash. */
	static String hash(String whole, String rowsHash) {
		return Hashes.of(whole + "\n" + rowsHash);
	}

	private int[] select(int[] some) {
		return Arrays.stream(some).map(i -> rows[i]).toArray();
	}
}
