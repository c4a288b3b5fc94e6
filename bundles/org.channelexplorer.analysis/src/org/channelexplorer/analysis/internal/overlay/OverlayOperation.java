package org.channelexplorer.analysis.internal.overlay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.MapLayout;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.result.MapOverlay.Limits;
import org.channelexplorer.core.result.MapRange;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Reads activation maps and finds where they lie over the images. */
@Documentation(kept = false, summary = "Reads the activation maps of some channels for some images by running the network on these again, and places them over "
		+ "the images: where in the image a channel responds.",
		formula = "resize and crop of the preprocessing are inverted; a map covers what the network saw, its cells in equal parts; the patches of a vision "
				+ "transformer lie where they were cut, its class token is given apart. minus: the difference of two maps of equal size, of two layers, of two steps "
				+ "or of two networks that see the same part of the images",
		source = "ChannelExplorer (activation overlay)",
		caution = "A cell of a deep layer sees far more of the image than the part it covers, often all of it. A channel that responds somewhere need not matter "
				+ "to the prediction.")
public final class OverlayOperation implements Operation<OverlayOperation.Parameters> {
	private static final String RANGE = "mapRange";
	private static final String LAYER = "layer";
	/** How channels are named by a ranking: {@code ranked} or {@code ranked:METHOD}. */
	private static final Pattern RANKED = Pattern.compile("\\s*ranked(?:\\s*:\\s*(\\S+))?\\s*");

	/** What the ends of the colour scale are taken from. */
	public enum Scale {
		LAYER, CHANNEL, SHOWN, MAP
	}

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer whose maps are read; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Images",
					description = "Files or rows of images, separated by commas; empty = those with the largest summary of the first channel.",
					kind = Parameter.Kind.IMAGES) String images,
			@Parameter(label = "Channels",
					description = "Channel numbers from 0, such as 3,17,40-43; * = all; ranked = the first ones of the channel ranking, ranked:METHOD of another; "
							+ "empty = those whose summary in the first image is the most standard deviations above its mean. Without images only the first: of the "
							+ "ranking, or of the largest variance.") String channels,
			@Parameter(label = "Number", description = "How many images or channels are taken where none are named.", defaultValue = "6", min = 1,
					max = 1000) int count,
			@Parameter(label = "Summary", description = "Summary function by which they are chosen; empty = the first extracted one.",
					kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Scale",
					description = "What the ends of the colour scale are taken from: the layer or the channel over all images, the maps shown, or "
							+ "each map. Differences are scaled over the maps shown, symmetric around 0.",
					defaultValue = LAYER) Scale scale,
			@Parameter(label = "Minus",
					description = "A layer whose maps are subtracted, which have the same size; empty = none, or the layer of the same name at "
							+ "another step or in another analysis.",
					kind = Parameter.Kind.OTHER_LAYER) String minus,
			@Parameter(label = "Channels to subtract",
					description = "One channel number, or one for every channel; empty = the same numbers.") String minusChannels,
			@Parameter(label = "Step to subtract",
					description = "Step whose maps are subtracted, of a network that is run several times per image; 0 = none.", defaultValue = "0", min = 0,
					max = 1000000) int minusStep,
			@Parameter(label = "Analysis to subtract",
					description = "Analysis file (.channelexplorer) with the same images, such as one of another or of a smaller network, whose maps are subtracted; "
							+ "empty = this one.",
					kind = Parameter.Kind.FILE) String minusAnalysis) {

		boolean chooses() {
			return images.isBlank() || channels.isBlank();
		}

		/** The ranking that names the channels; empty for the default one, null when none does. */
		String ranking() {
			Matcher ranked = RANKED.matcher(channels);
			return !ranked.matches() ? null : ranked.group(1) == null ? "" : ranked.group(1);
		}

		/** Parameters of the ranking. */
		Map<String, String> ranked() {
			Map<String, String> given = new TreeMap<>(Map.of(LAYER, layer, "summary", summary, "bootstrap", "0"));
			if (!ranking().isEmpty()) {
				given.put("method", ranking());
			}
			return given;
		}

		boolean differs() {
			return !minus.isBlank() || !minusChannels.isBlank() || elsewhere();
		}

		/** Whether maps of another step or of another analysis are subtracted. */
		boolean elsewhere() {
			return minusStep > 0 || !minusAnalysis.isBlank();
		}

		boolean ranges() {
			return !differs() && (scale == Scale.LAYER || scale == Scale.CHANNEL);
		}

		/** Whether maps of one layer are subtracted from each other. */
		boolean within() {
			return differs() && !elsewhere() && (minus.isBlank() || minus.equals(layer));
		}

		List<String> layers() {
			return differs() && !elsewhere() && !within() ? List.of(layer, minus) : List.of(layer);
		}

		/** The layer whose maps at another step or in another analysis are subtracted. */
		List<String> layersThere() {
			return List.of(minus.isBlank() ? layer : minus);
		}
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		Parameters p = call.parameters();
		Inputs inputs = Inputs.of(call).maps(p.layers());
		for (int l = 0; l < p.layers().size(); l++) { // before the range of all images is computed
			overImage(call.data(), p.layers(), l);
		}
		if (p.elsewhere()) {
			if (p.minusAnalysis.isBlank()) {
				inputs.mapsAt(p.minusStep, p.layersThere());
			} else {
				inputs.mapsOf(p.minusAnalysis, p.minusStep, p.layersThere());
			}
			overImage(Elsewhere.of(call.data(), p).data(), p.layersThere(), 0);
		}
		if (p.chooses()) {
			inputs.summary(p.layer, p.summary);
		}
		if (p.ranking() != null) {
			inputs.result(RankedChannels.TYPE, p.ranked());
		}
		return p.ranges() ? inputs.result(RANGE, Map.of(LAYER, p.layer)) : inputs;
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		Parameters p = call.parameters();
		SubMonitor progress = SubMonitor.convert(monitor, "Activation overlay", 10);
		ActivationMaps all = call.data().maps(p.layers());
		MapLayout layout = overImage(call.data(), p.layers(), 0);
		Choice choice = Choice.of(call, layout.channels());
		int[] rows = choice.images();
		int[] channels = choice.channels();
		Elsewhere second = p.elsewhere() ? Elsewhere.of(call.data(), p) : null;
		List<String> subtracted = p.elsewhere() ? p.layersThere() : p.layers();
		int[] others = p.differs()
				? others(p.minusChannels, channels, overImage(second == null ? call.data() : second.data(), subtracted, subtracted.size() - 1).channels())
				: new int[0];
		List<ImageEntry> entries = IntStream.of(rows).mapToObj(call.data().images()::get).toList();
		progress.split(1);
		ActivationMaps maps = all.of(rows);
		List<MapOverlay.Placed> placed = new ArrayList<>();
		for (int i = 0; i < rows.length; i++) {
			placed.add(new MapOverlay.Placed(entries.get(i).file(), maps.seen(i)));
		}
		progress.split(1);
		List<int[]> wanted = !p.differs() || p.elsewhere() ? List.of(channels)
				: p.within() ? List.of(IntStream.concat(IntStream.of(channels), IntStream.of(others)).toArray()) : List.of(channels, others);
		List<Maps> read = new ArrayList<>(Maps.read(maps, wanted, entries, progress.split(p.elsewhere() ? 4 : 8)));
		String minus = all.layers().getLast();
		if (second != null) {
			ActivationMaps there = second.data().maps(subtracted).of(second.rows(entries));
			second.check(placed, there);
			minus = second.name(there.layers().getFirst());
			read.addAll(Maps.read(there, List.of(others), entries, progress.split(4)));
		}
		NdArray values = values(read, rows.length, channels.length, List.of(all.layers().getFirst(), minus));
		if (p.differs()) {
			subtract(values, read.getLast(), p.within() ? channels.length : 0);
		}
		Limits[][] limits = limits(call, values, rows.length, channels);
		return new MapOverlay(new Origin(all.layers().getFirst(), ""), p.differs() ? minus : "",
				(p.differs() && p.scale != Scale.MAP ? Scale.SHOWN : p.scale).name().toLowerCase(Locale.ROOT), placed,
				Arrays.stream(channels).boxed().toList(), Arrays.stream(others).boxed().toList(), values, limits,
				layout.before() == 0 || p.differs() ? null : tokens(read.getFirst(), rows.length, channels.length)).toResult();
	}

	private static MapLayout overImage(AnalysisData data, List<String> layers, int layer) throws InputException {
		MapLayout layout = data.maps(layers).layout(layer);
		if (!layout.overImage()) {
			throw new InputException("layer " + layers.get(layer) + " has no map: it " + layout.reason() + another(data));
		}
		return layout;
	}

	private static String another(AnalysisData data) throws InputException {
		for (String layer : data.layers().reversed()) {
			if (data.maps(List.of(layer)).layout(0).overImage()) {
				return ". The last layer that has maps is " + layer;
			}
		}
		return ". No layer that was read has maps";
	}

	private static int[] others(String text, int[] channels, int known) throws InputException {
		int[] others = text.isBlank() ? channels : Choice.numbers("minusChannels", text, known);
		if (others.length == 1) {
			int[] same = new int[channels.length];
			Arrays.fill(same, others[0]);
			return same;
		}
		if (others.length != channels.length) {
			throw new InputException("parameter minusChannels names " + others.length + " channels for " + channels.length + ": give one, or one for each");
		}
		for (int c : others) {
			Choice.check("minusChannels", c, known);
		}
		return others;
	}

	private static NdArray values(List<Maps> read, int images, int channels, List<String> layers) throws InputException {
		MapLayout layout = read.getFirst().layout();
		MapLayout other = read.getLast().layout();
		if (layout.height() != other.height() || layout.width() != other.width()) {
			throw new InputException("the maps of " + layers.getFirst() + " are " + layout.height() + " x " + layout.width() + ", those of " + layers.getLast()
					+ " " + other.height() + " x " + other.width() + ": only maps of equal size can be subtracted");
		}
		int size = layout.cells();
		float[] values = new float[Math.multiplyExact(Math.multiplyExact(images, channels), size)];
		for (int m = 0; m < images * channels; m++) {
			read.getFirst().copy(m / channels, m % channels, values, m * size);
		}
		return new NdArray(new int[] { images, channels, layout.height(), layout.width() }, values);
	}

	/** @param first place of the first channel that is subtracted among those that were read */
	private static void subtract(NdArray values, Maps read, int first) {
		int channels = values.shape()[1];
		int size = read.layout().cells();
		float[] map = new float[size];
		for (int m = 0; m < values.shape()[0] * channels; m++) {
			read.copy(m / channels, first + m % channels, map, 0);
			for (int q = 0; q < size; q++) {
				values.values()[m * size + q] -= map[q];
			}
		}
	}

	private static FloatMatrix tokens(Maps maps, int images, int channels) {
		float[] values = new float[images * channels];
		for (int v = 0; v < values.length; v++) {
			values[v] = maps.before(v / channels, v % channels);
		}
		return FloatMatrix.of(images, channels, values);
	}

	private static Limits[][] limits(Call<Parameters> call, NdArray values, int images, int[] channels) throws InputException {
		Parameters p = call.parameters();
		MapRange range = p.ranges() ? MapRange.of(call.result(RANGE)) : null;
		int size = values.shape()[2] * values.shape()[3];
		Limits shown = symmetric(MapOverlay.range(values.values(), 0, values.values().length), p.differs());
		Limits[][] limits = new Limits[images][channels.length];
		for (int i = 0; i < images; i++) {
			for (int c = 0; c < channels.length; c++) {
				limits[i][c] = p.scale == Scale.MAP
						? symmetric(MapOverlay.range(values.values(), (i * channels.length + c) * size, size), p.differs())
						: range == null ? shown
								: p.scale == Scale.LAYER ? new Limits(range.low(), range.high())
										: new Limits(range.channels().get(channels[c]).low(), range.channels().get(channels[c]).high());
			}
		}
		return limits;
	}

	private static Limits symmetric(Limits limits, boolean differs) {
		double most = Math.max(Math.abs(limits.low()), Math.abs(limits.high()));
		return differs ? new Limits(most == 0 ? 0 : -most, most) : limits;
	}
}
