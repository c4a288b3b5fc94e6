package org.channelexplorer.plot.tests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.image.RgbImage;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.AnalysisData;

/** An analysis of which only the images are there: 0.ppm, 1.ppm and so on, all of one class. */
record Pictures(RgbImage... all) implements AnalysisData {

	@Override
	public byte[] imageFile(int image) {
		byte[] head = ("P6 " + all[image].width() + " " + all[image].height() + " 255\n").getBytes(StandardCharsets.US_ASCII);
		byte[] file = java.util.Arrays.copyOf(head, head.length + all[image].rgb().length);
		System.arraycopy(all[image].rgb(), 0, file, head.length, all[image].rgb().length);
		return file;
	}

	@Override
	public List<ImageEntry> images() {
		return IntStream.range(0, all.length).mapToObj(i -> new ImageEntry(i + ".ppm", "a")).toList();
	}

	@Override
	public Labels labels() {
		return new Labels(List.of("a"), new int[all.length]);
	}

	@Override
	public String labelsHash() {
		return labels().hash();
	}

	@Override
	public List<String> layers() {
		return List.of("conv");
	}

	@Override
	public List<String> summaries() {
		return List.of();
	}

	@Override
	public Network network() {
		Layer conv = new Layer("conv", "block/conv", "Conv", "", "", false, false, null, null, "", Map.of());
		return new Network("net", "FAKE", "", List.of(conv), List.of(), List.of(), List.of(), Map.of());
	}

	@Override
	public SummaryMatrix summary(String layer, String function) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		return Optional.empty();
	}
}
