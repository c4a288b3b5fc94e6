package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.GivenCatalogue;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

/** An operation reads what it declares, and nothing else. */
class InputsTest {

	/** Something an operation declares or reads. */
	private interface Step<T> {
		void on(T target) throws InputException;
	}

	@Documentation(summary = "Declares one thing and reads another.")
	private record Reader(Step<Inputs> declares, Step<Call<NoParameters>> reads) implements Operation<NoParameters> {
		@Override
		public Class<NoParameters> parameterType() {
			return NoParameters.class;
		}

		@Override
		public Inputs inputs(Call<NoParameters> call) throws InputException {
			Inputs inputs = Inputs.of(call);
			declares.on(inputs);
			return inputs;
		}

		@Override
		public Result run(Call<NoParameters> call, IProgressMonitor monitor) throws InputException {
			reads.on(call);
			return new Result("read", Map.of("seed", call.seed()), Map.of(), Map.of());
		}
	}

	private record Data() implements AnalysisData {
		@Override
		public Network network() {
			return new Network("net", "fake", "sha of the network", List.of(), List.of(), List.of(), List.of(), Map.of());
		}

		@Override
		public List<String> layers() {
			return List.of("a", "b");
		}

		@Override
		public List<String> summaries() {
			return List.of("f", "g");
		}

		@Override
		public List<ImageEntry> images() {
			return List.of(new ImageEntry("x.png", "c"));
		}

		@Override
		public Labels labels() {
			return Labels.ofNames(List.of("c"));
		}

		@Override
		public String labelsHash() {
			return "labels";
		}

		@Override
		public SummaryMatrix summary(String layer, String function) {
			String l = layer.isEmpty() ? "b" : layer;
			String f = function.isEmpty() ? "f" : function;
			return new SummaryMatrix(l, f, FloatMatrix.of(1, 1, new float[1]), l + f);
		}

		@Override
		public AnalysisData other(String file) {
			return this;
		}

		@Override
		public ActivationMaps maps(List<String> layers) {
			return new ActivationMaps() {
				@Override
				public List<String> layers() {
					return layers;
				}

				@Override
				public long size(int layer) {
					return 1;
				}

				@Override
				public String hash() {
					return "maps of " + layers;
				}

				@Override
				public List<FloatMatrix> reduce(Reduction reduction, IProgressMonitor monitor) {
					return List.of();
				}
			};
		}

		@Override
		public Optional<FloatMatrix> predictions() {
			return Optional.empty();
		}

		@Override
		public float[] filterNorms(String layer) {
			return new float[0];
		}
	}

	private static Operations.Prepared prepare(long seed, Step<Inputs> declares, Step<Call<NoParameters>> reads) throws InputException {
		return prepare(seed, declares, reads, new Data());
	}

	private static Operations.Prepared prepare(long seed, Step<Inputs> declares, Step<Call<NoParameters>> reads, AnalysisData data) throws InputException {
		return new Operations(GivenCatalogue.EMPTY.with(Operation.POINT, "reader", () -> new Reader(declares, reads))).prepare("reader", Map.of(), seed, data);
	}

	private static void accepted(Step<Inputs> declares, Step<Call<NoParameters>> reads) throws InputException {
		prepare(1, declares, reads).compute().run(new NullProgressMonitor());
	}

	private static void refused(Step<Inputs> declares, Step<Call<NoParameters>> reads, String what) {
		String message = assertThrows(IllegalStateException.class, () -> accepted(declares, reads)).getMessage();
		assertTrue(message.contains("reader") && message.contains(what) && message.contains("do not declare"), message);
	}

	@Test
	void imagesAreNotCopiedForACall() throws InputException {
		int[] asked = new int[1];
		List<ImageEntry> many = new AbstractList<>() {
			@Override
			public ImageEntry get(int index) {
				asked[0]++;
				return new ImageEntry(index + ".png", "c", "train");
			}

			@Override
			public int size() {
				return 1_000_000;
			}
		};
		List<ImageEntry> seen = new ArrayList<>();
		AnalysisData data = new DelegatingData(new Data()) {
			@Override
			public List<ImageEntry> images() {
				return many;
			}
		};
		Operations.Prepared prepared = prepare(1, i -> i.summary("", ""), c -> seen.add(c.data().images().get(77)), data);
		asked[0] = 0;
		prepared.compute().run(new NullProgressMonitor());
		assertEquals(List.of(new ImageEntry("77.png", "")), seen, "neither class nor split is declared");
		assertEquals(1, asked[0]);
	}

	@Test
	void whatIsDeclaredCanBeRead() throws InputException {
		accepted(i -> i.summary("", ""), c -> c.data().summary("b", "f"));
		accepted(i -> i.summary("b", "f"), c -> c.data().summary("", ""));
		accepted(Inputs::labels, c -> c.data().labels());
		accepted(Inputs::predictions, c -> c.data().predictions());
		accepted(Inputs::network, c -> c.data().network());
		accepted(i -> i.filterNorms(""), c -> c.data().filterNorms("b"));
		accepted(i -> {}, c -> c.data().images());
	}

	@Test
	void ofAnotherAnalysisMapsAreReadAndNothingElse() throws InputException {
		Step<Inputs> declared = i -> i.mapsOf("other", 0, List.of("a")).labels().network();
		accepted(declared, c -> c.data().other("other").maps(List.of("a")));
		accepted(declared, c -> c.data().other("other").images());
		refused(declared, c -> c.data().other("other").maps(List.of("b")), "activation maps of another analysis");
		refused(declared, c -> c.data().maps(List.of("a")), "activation maps");
		refused(declared, c -> c.data().other("third"), "the analysis third");
		refused(declared, c -> c.data().other("other").labels(), "the labels of another analysis");
		refused(declared, c -> c.data().other("other").network(), "the network of another analysis");
		refused(i -> i.labels(), c -> c.data().other("other"), "the analysis other");
	}

	@Test
	void nothingElseCanBeRead() {
		refused(i -> i.summary("", ""), c -> c.data().summary("a", "f"), "the summary f of a");
		refused(i -> i.summary("", ""), c -> c.data().summary("b", "g"), "the summary g of b");
		refused(i -> i.summary("", ""), c -> c.data().labels(), "the labels");
		refused(i -> {}, c -> c.data().labelsHash(), "the labels");
		refused(Inputs::labels, c -> c.data().predictions(), "the predictions");
		refused(i -> {}, c -> c.data().network(), "the network");
		refused(i -> i.filterNorms("a"), c -> c.data().filterNorms("b"), "the filter norms of b");
	}

	@Test
	void theKeyHoldsWhatIsDeclared() throws InputException {
		Operations.Prepared none = prepare(1, i -> {}, c -> {});
		assertEquals(1, none.key().inputs().size(), "the names of the images");
		assertEquals(0, none.key().seed());
		assertEquals(none.key(), prepare(2, i -> {}, c -> {}).key());
		Operations.Prepared all = prepare(2, i -> i.summary("", "").labels().filterNorms("a").network().predictions().seed(), c -> {});
		assertEquals(List.of("summary b f bf", "labels labels", "filterNorms a sha of the network", "network sha of the network", "predictions "),
				all.key().inputs().subList(1, 6));
		assertEquals(2, all.key().seed());
		assertEquals(0L, none.compute().run(new NullProgressMonitor()).scalars().get("seed"), "what is not in the key is not given");
	}
}
