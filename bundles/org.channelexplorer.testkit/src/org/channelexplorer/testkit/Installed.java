package org.channelexplorer.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;

/** Every installed operation with every installed method, otherwise with default parameters. */
public final class Installed {
	/** What is installed: in Equinox its bundles, else the {@code plugin.xml} files of the class path. */
	public static final Catalogue CATALOGUE = Platform.isRunning() ? Catalogue.ofEquinox() : Catalogue.ofClasspath(Installed.class.getClassLoader());

	/** Channels of the last layer of the data that operations are tried on. */
	public static final int CHANNELS = 11;

	/** An operation and the methods that are not left to the default. */
	public record Call(String operation, Map<String, String> parameters) {

		/** Runs it with seed 1. @param folder for files that a parameter wants */
		public Result run(AnalysisData data, Path folder, IProgressMonitor monitor) throws InputException {
			return prepare(data, folder).compute().run(monitor);
		}

		/** The call with seed 1. @param folder for files that a parameter wants */
		public Operations.Prepared prepare(AnalysisData data, Path folder) throws InputException {
			return prepare(data, folder, 1);
		}

		/** The call. @param folder for files that a parameter wants */
		public Operations.Prepared prepare(AnalysisData data, Path folder, long seed) throws InputException {
			Map<String, String> all = new TreeMap<>(parameters);
			for (ParameterSpec p : new Operations(CATALOGUE).parameters(operation, parameters)) {
				if (p.annotation().required() && !parameters.containsKey(p.name())) {
					all.put(p.name(), required(p, folder));
				}
			}
			return new Operations(CATALOGUE).prepare(operation, all, seed, data);
		}

		// what a call does not give and the operation wants
		private String required(ParameterSpec p, Path folder) {
			switch (p.annotation().kind()) {
			case LAYER, LAYERS, OTHER_LAYER:
				return "last";
			case IMAGES:
				return "0";
			case CLASS:
				return "c0";
			default:
				if (!p.name().equals("samples")) {
					throw new AssertionError("the contract tests do not know what to give as parameter " + p.name() + " of " + operation
							+ ": override calls() with calls that give it");
				}
			}
			Path file = folder.resolve("samples.npy");
			try {
				if (!Files.exists(file)) {
					FloatMatrix samples = Data.values(4, CHANNELS, 99);
					Npy.write(file, NdArray.of(samples));
				}
			} catch (IOException e) {
				throw new java.io.UncheckedIOException(e);
			}
			return file.toString();
		}

		@Override
		public String toString() {
			return operation + (parameters.isEmpty() ? "" : " " + parameters);
		}
	}

	private Installed() {
	}

	/** The calls of all operations. */
	public static List<Call> calls() {
		return calls(Set.of());
	}

	/**
	 * The calls in which one of some bundles takes part: with its operation, or with its method.
	 *
	 * @param bundles symbolic names; empty for all bundles
	 */
	@SuppressWarnings("rawtypes")
	public static List<Call> calls(Set<String> bundles) {
		List<Call> calls = new ArrayList<>();
		for (Contribution<Operation> c : new Operations(CATALOGUE).all()) {
			boolean ours = bundles.isEmpty() || bundles.contains(c.bundle());
			Optional<ParameterSpec> method = ParameterSpec.of(((Operation<?>) c.create()).parameterType()).stream()
					.filter(p -> p.annotation().kind() == Parameter.Kind.METHOD).findFirst();
			if (method.isEmpty()) {
				if (ours) {
					calls.add(new Call(c.id(), Map.of()));
				}
				continue;
			}
			for (Contribution<?> m : CATALOGUE.contributions(ExtensionPoint.of(method.get().annotation()))) {
				if (ours || bundles.contains(m.bundle())) {
					calls.add(new Call(c.id(), Map.of(method.get().name(), m.id())));
				}
			}
		}
		return calls;
	}

	/** The contributions of some bundles to every point of ChannelExplorer's and to {@code operations}. @param bundles symbolic names */
	public static List<Contribution<?>> contributions(Set<String> bundles) {
		List<Contribution<?>> found = new ArrayList<>(CATALOGUE.contributions(Operation.POINT));
		for (ExtensionPoint<?> point : ExtensionPoint.ALL) {
			found.addAll(CATALOGUE.contributions(point));
		}
		found.removeIf(c -> !bundles.contains(c.bundle()));
		return found;
	}
}
