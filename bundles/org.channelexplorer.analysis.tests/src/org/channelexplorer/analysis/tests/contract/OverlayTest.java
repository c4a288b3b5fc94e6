package org.channelexplorer.analysis.tests.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.operation.FocusView;
import org.channelexplorer.core.operation.MapLayout;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.result.MapOverlay.Limits;
import org.channelexplorer.core.result.MapRange;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.Data;
import org.channelexplorer.testkit.Installed;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps over images. The maps of these data are 2 x 2: the summary, half of it, its negative, zero. */
class OverlayTest {
	private static final Data DATA = Data.of(IntStream.range(0, 12).map(i -> i % 2).toArray());

	private static Operations.Prepared prepared(String operation, AnalysisData data, String... given) throws InputException {
		Map<String, String> all = new HashMap<>();
		for (int i = 0; i < given.length; i += 2) {
			all.put(given[i], given[i + 1]);
		}
		return new Operations(Installed.CATALOGUE).prepare(operation, all, 1, data);
	}

	private static MapOverlay overlay(String... given) throws InputException {
		return MapOverlay.of(prepared("overlay", DATA, given).compute().run(new NullProgressMonitor()));
	}

	private static FloatMatrix last() {
		return DATA.matrices().get("last");
	}

	@Test
	void valuesAreThoseOfTheNetwork() throws InputException {
		MapOverlay o = overlay("images", "7," + DATA.names().get(2), "channels", "5,0-1", "scale", "map");
		assertEquals(List.of(DATA.names().get(7), DATA.names().get(2)), o.images().stream().map(MapOverlay.Placed::image).toList());
		assertEquals(List.of(5, 0, 1), o.channels());
		assertArrayEquals(new int[] { 2, 3, 2, 2 }, o.maps().shape());
		float v = last().get(2, 5);
		assertArrayEquals(new float[] { v, v / 2, -v, 0 }, o.map(1, 0));
		assertEquals(new Limits(-v, v), o.limits()[1][0]);
	}

	@Test
	void scalesAreThoseOfLayerChannelAndWhatIsShown() throws InputException {
		float most = 0;
		for (float v : last().toArray()) {
			most = Math.max(most, v);
		}
		float channel = 0;
		for (float v : last().column(3)) {
			channel = Math.max(channel, v);
		}
		float shown = Math.max(last().get(0, 3), last().get(1, 3));
		for (var expected : Map.of("layer", most, "channel", channel, "shown", shown).entrySet()) {
			MapOverlay o = overlay("images", "0,1", "channels", "3", "scale", expected.getKey());
			assertEquals(new Limits(-expected.getValue(), expected.getValue()), o.limits()[0][0], expected.getKey());
			assertEquals(o.limits()[0][0], o.limits()[1][0]);
			assertEquals(expected.getKey(), o.scale());
		}
		MapRange range = MapRange.of(prepared("mapRange", DATA).compute().run(new NullProgressMonitor()));
		assertEquals(most, range.high());
		assertEquals(channel, range.channels().get(3).high());
		assertEquals(Installed.CHANNELS, range.channels().size());
	}

	@Test
	void withoutNamesWhatRespondsMostIsTaken() throws InputException {
		MapOverlay images = overlay("channels", "2", "count", "4", "scale", "map");
		assertEquals(
				IntStream.range(0, 12).boxed().sorted((a, b) -> Float.compare(last().get(b, 2), last().get(a, 2))).limit(4).map(DATA.names()::get).toList(),
				images.images().stream().map(MapOverlay.Placed::image).toList());
		MapOverlay channels = overlay("images", "4", "count", "3", "scale", "map");
		double[] above = IntStream.range(0, Installed.CHANNELS).mapToDouble(c -> {
			float[] x = last().column(c);
			double mean = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElseThrow();
			double variance = IntStream.range(0, x.length).mapToDouble(i -> (x[i] - mean) * (x[i] - mean)).average().orElseThrow();
			return (x[4] - mean) / Math.sqrt(variance);
		}).toArray();
		assertEquals(IntStream.range(0, Installed.CHANNELS).boxed().sorted((a, b) -> Double.compare(above[b], above[a])).limit(3).toList(),
				channels.channels());
		assertEquals(6, overlay("scale", "map").images().size());
	}

	@Test
	void channelsCanBeThoseOfARanking() throws InputException {
		List<Integer> ranked = RankedChannels.of(prepared("ranking", DATA, "method", "variance", "bootstrap", "0").compute().run(new NullProgressMonitor()))
				.channels().stream().map(RankedChannels.Channel::channel).toList();
		assertEquals(ranked.subList(0, 4), overlay("images", "3,4", "channels", "ranked:variance", "count", "4", "scale", "map").channels());
		MapOverlay images = overlay("channels", "ranked:variance", "count", "5", "scale", "map");
		assertEquals(ranked.subList(0, 1), images.channels());
		assertEquals(5, images.images().size());
		assertEquals(6, overlay("images", "3", "channels", "ranked", "scale", "map").channels().size());
		refused("nowhere", "images", "3", "channels", "ranked:nowhere");
	}

	@Test
	void differencesOfEqualsAreZero() throws InputException {
		MapOverlay same = overlay("images", "0,1,2", "channels", "*", "minus", "last");
		for (float v : same.maps().values()) {
			assertEquals(0, v);
		}
		assertEquals(new Limits(0, 0), same.limits()[0][0]);
		MapOverlay channels = overlay("images", "3", "channels", "1,2", "minusChannels", "4");
		assertEquals(last().get(3, 2) - last().get(3, 4), channels.map(0, 1)[0]);
		assertEquals(List.of(4, 4), channels.others());
		assertEquals("shown", channels.scale());
		assertEquals(channels.limits()[0][0].low(), -channels.limits()[0][0].high());
		MapOverlay layers = overlay("images", "3", "channels", "1", "minus", "first");
		assertEquals(last().get(3, 1) - DATA.matrices().get("first").get(3, 1), layers.map(0, 0)[0]);
	}

	@Test
	void stepsAreSubtracted() throws InputException {
		Data then = DATA.reversed("last");
		AnalysisData steps = new DelegatingData(DATA) {
			@Override
			public AnalysisData atStep(int step) throws InputException {
				if (step != 2) {
					throw new InputException("there is no step " + step);
				}
				return then;
			}
		};
		Operations.Prepared call = prepared("overlay", steps, "images", "3", "channels", "1,2", "minusStep", "2");
		MapOverlay o = MapOverlay.of(call.compute().run(new NullProgressMonitor()));
		assertEquals("last, step 2", o.minus());
		assertEquals(List.of(1, 2), o.others());
		float expected = last().get(3, 2) - then.matrices().get("last").get(3, 2);
		assertNotEquals(0, expected);
		assertEquals(expected, o.map(0, 1)[0]);
		assertEquals(-o.limits()[0][0].high(), o.limits()[0][0].low());
		MapOverlay first = MapOverlay.of(prepared("overlay", steps, "images", "3", "channels", "1", "minus", "first", "minusStep", "2").compute()
				.run(new NullProgressMonitor()));
		assertEquals(last().get(3, 1) - then.matrices().get("first").get(3, 1), first.map(0, 0)[0], "another layer at another step");
		assertNotEquals(call.key(), prepared("overlay", steps, "images", "3", "channels", "1,2").key());
		assertEquals("there is no step 3",
				assertThrows(InputException.class, () -> prepared("overlay", steps, "images", "3", "channels", "1", "minusStep", "3")).getMessage());
	}

	private static AnalysisData beside(AnalysisData other) {
		return new DelegatingData(DATA) {
			@Override
			public AnalysisData other(String file) throws InputException {
				if (!file.endsWith("other.channelexplorer")) {
					throw new InputException(file + ": no such file");
				}
				return other;
			}
		};
	}

	@Test
	void anotherAnalysisIsSubtracted(@TempDir Path folder) throws Exception {
		String file = Files.writeString(folder.resolve("other.channelexplorer"), "a document").toString();
		int[] turned = IntStream.range(0, 12).map(i -> 11 - i).toArray(); // its images in another order
		Data reversed = DATA.reversed("last");
		AnalysisData other = new DelegatingData(reversed) {
			@Override
			public List<ImageEntry> images() {
				return IntStream.of(turned).mapToObj(super.images()::get).toList();
			}

			@Override
			public ActivationMaps maps(List<String> layers) throws InputException {
				return super.maps(layers).of(turned);
			}
		};
		Operations.Prepared call = prepared("overlay", beside(other), "images", "3", "channels", "1,2", "minusAnalysis", file);
		MapOverlay o = MapOverlay.of(call.compute().run(new NullProgressMonitor()));
		assertEquals("last, other.channelexplorer", o.minus());
		float expected = last().get(3, 2) - reversed.matrices().get("last").get(3, 2);
		assertNotEquals(0, expected);
		assertEquals(expected, o.map(0, 1)[0], "the image of the same name");
		assertNotEquals(call.key(), prepared("overlay", beside(DATA), "images", "3", "channels", "1,2", "minusAnalysis", file).key());
		MapOverlay same = MapOverlay.of(prepared("overlay", beside(DATA), "images", "0,5", "channels", "*", "minusAnalysis", file).compute()
				.run(new NullProgressMonitor()));
		for (float v : same.maps().values()) {
			assertEquals(0, v, "the same network");
		}
		MapOverlay layers = MapOverlay.of(prepared("overlay", beside(reversed), "images", "3", "channels", "1", "minus", "first", "minusAnalysis", file)
				.compute().run(new NullProgressMonitor()));
		assertEquals(last().get(3, 1) - reversed.matrices().get("first").get(3, 1), layers.map(0, 0)[0], "another layer of it");
	}

	/** Maps of a network that sees another part of the images. */
	private record Shifted(ActivationMaps all) implements ActivationMaps {
		@Override
		public List<String> layers() {
			return all.layers();
		}

		@Override
		public long size(int layer) {
			return all.size(layer);
		}

		@Override
		public String hash() {
			return all.hash();
		}

		@Override
		public MapLayout layout(int layer) throws InputException {
			return all.layout(layer);
		}

		@Override
		public Seen seen(int image) throws InputException {
			Seen seen = all.seen(image);
			return new Seen(seen.width(), seen.height(), seen.left() + 1, seen.top(), seen.right(), seen.bottom());
		}

		@Override
		public ActivationMaps of(int[] images) {
			return new Shifted(all.of(images));
		}

		@Override
		public List<FloatMatrix> reduce(Reduction reduction, IProgressMonitor monitor) throws InputException {
			return all.reduce(reduction, monitor);
		}
	}

	@Test
	void whatCannotBeSubtractedOfAnotherAnalysisIsNamed(@TempDir Path folder) throws Exception {
		String file = Files.writeString(folder.resolve("other.channelexplorer"), "a document").toString();
		AnalysisData fewer = FocusView.of(DATA, new int[] { 0, 1, 2 });
		Operations.Prepared gone = prepared("overlay", beside(fewer), "images", "3", "channels", "1", "minusAnalysis", file);
		String message = assertThrows(InputException.class, () -> gone.compute().run(new NullProgressMonitor())).getMessage();
		assertTrue(message.contains("image " + DATA.names().get(3) + " is not in other.channelexplorer"), message);
		AnalysisData shifted = new DelegatingData(DATA) {
			@Override
			public ActivationMaps maps(List<String> layers) throws InputException {
				return new Shifted(super.maps(layers));
			}
		};
		Operations.Prepared other = prepared("overlay", beside(shifted), "images", "0", "channels", "1", "minusAnalysis", file);
		message = assertThrows(InputException.class, () -> other.compute().run(new NullProgressMonitor())).getMessage();
		assertTrue(message.contains("sees another part of " + DATA.names().get(0)), message);
		message = assertThrows(InputException.class, () -> prepared("overlay", DATA, "images", "0", "channels", "1", "minusAnalysis", file)).getMessage();
		assertTrue(message.contains(file), message);
	}

	@Test
	void whatIsWrongIsNamed() {
		refused("there is no image '99'", "images", "99");
		refused("there is no channel 11, the layer has 11 (from 0 to 10)", "channels", "3,11");
		refused("neither a channel number nor a range", "channels", "x");
		refused("parameter minusChannels names 3 channels for 2", "channels", "1,2", "minusChannels", "1,2,3");
	}

	private static void refused(String part, String... given) {
		String message = assertThrows(InputException.class, () -> overlay(given)).getMessage();
		assertTrue(message.contains(part), message);
	}

	@Test
	void theKeyHoldsFilesAndMapsAndNoLabels() throws InputException {
		ResultKey key = prepared("overlay", DATA, "images", "3", "channels", "1").key();
		assertEquals(key, prepared("overlay", DATA, "images", DATA.names().get(3), "channels", "1").key());
		assertNotEquals(key, prepared("overlay", DATA, "images", "4", "channels", "1").key());
		assertNotEquals(key, prepared("overlay", DATA.reversed("last"), "images", "3", "channels", "1").key());
		assertFalse(key.inputs().toString().contains("labels"), key.toString());
	}

	@Test
	void mapsAreNeverKeptAndTheirRangeIs() throws InputException {
		Map<String, Result> kept = new HashMap<>();
		ResultStore store = new ResultStore() {
			@Override
			public Optional<Result> find(ResultKey key) {
				return Optional.ofNullable(kept.get(key.operation()));
			}

			@Override
			public void put(ResultKey key, Result result) {
				kept.put(key.operation(), result);
			}
		};
		prepared("overlay", DATA, "images", "3", "channels", "1").run(store, new NullProgressMonitor());
		assertEquals(List.of("mapRange"), List.copyOf(kept.keySet()));
	}
}
