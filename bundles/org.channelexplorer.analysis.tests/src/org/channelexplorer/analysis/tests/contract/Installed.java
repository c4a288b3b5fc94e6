package org.channelexplorer.analysis.tests.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
final class Installed {
	static final Catalogue CATALOGUE = Platform.isRunning() ? Catalogue.ofEquinox() : Catalogue.ofClasspath(Installed.class.getClassLoader());

	/** Channels of the last layer of the data that operations are tried on. */
	static final int CHANNELS = 11;

	/** An operation and the methods that are not left to the default. */
	record Call(String operation, Map<String, String> parameters) {

		/** Runs it with seed 1. @param folder for files that a parameter wants */
		Result run(AnalysisData data, Path folder, IProgressMonitor monitor) throws InputException {
			return prepare(data, folder).compute().run(monitor);
		}

		/** The call with seed 1. @param folder for files that a parameter wants */
		Operations.Prepared prepare(AnalysisData data, Path folder) throws InputException {
			return prepare(data, folder, 1);
		}

		/** The call with another seed. */
		Operations.Prepared prepare(AnalysisData data, Path folder, long seed) throws InputException {
			Map<String, String> all = new TreeMap<>(parameters);
			for (ParameterSpec p : new Operations(CATALOGUE).parameters(operation, parameters)) {
				if (p.annotation().required()) {
					all.put(p.name(), required(p, folder));
				}
			}
			return new Operations(CATALOGUE).prepare(operation, all, seed, data);
		}

		private String required(ParameterSpec p, Path folder) {
			if (!p.name().equals("samples")) {
				throw new AssertionError("tell here what the contract test gives as parameter " + p.name() + " of " + operation);
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

	/** All calls. */
	@SuppressWarnings("rawtypes")
	static List<Call> calls() {
		List<Call> calls = new ArrayList<>();
		for (Contribution<Operation> c : new Operations(CATALOGUE).all()) {
			Optional<ParameterSpec> method = ParameterSpec.of(((Operation<?>) c.create()).parameterType()).stream()
					.filter(p -> p.annotation().kind() == Parameter.Kind.METHOD).findFirst();
			if (method.isEmpty()) {
				calls.add(new Call(c.id(), Map.of()));
			} else {
				for (Contribution<?> m : CATALOGUE.contributions(ExtensionPoint.of(method.get().annotation()))) {
					calls.add(new Call(c.id(), Map.of(method.get().name(), m.id())));
				}
			}
		}
		return calls;
	}
}
