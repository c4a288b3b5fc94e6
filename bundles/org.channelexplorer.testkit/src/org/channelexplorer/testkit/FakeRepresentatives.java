package org.channelexplorer.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.ImageSampler;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.Representatives;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** A sampler of images: chooses those of each class with the largest sums in the last layer of a {@link FakeNetwork}, largest first. */
@Documentation(version = 3, summary = "Chooses the images with the largest sums.")
public final class FakeRepresentatives implements ImageSampler<FakeRepresentatives.Parameters> {

	/** How many images it chooses. */
	public record Parameters(@Parameter(description = "Representatives per class.", defaultValue = "0", min = 0, max = 9) int number) {
	}

	/** A catalogue with this operation, {@code chosen}, and no other. */
	public static Catalogue in(Catalogue base) {
		return GivenCatalogue.of(base).without(Operation.POINT).with(Operation.POINT, "chosen", FakeRepresentatives::new);
	}

	@Override
	public String perClassParameter() {
		return "number";
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).summary("", "").labels();
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
		Labels labels = call.data().labels();
		FloatMatrix sums = call.data().summary("", "").values();
		List<Integer> rows = new ArrayList<>();
		for (int c = 0; c < labels.classes().size(); c++) {
			IntStream.of(labels.rowsOf(c)).boxed().sorted(Comparator.comparing(r -> -sums.get(r, 1))).limit(call.parameters().number()).forEach(rows::add);
		}
		return new Representatives("", 1, 1, 1, rows.stream().map(r -> new Representatives.Chosen("", 1, "", r, 1, 1)).toList(), List.of(), "").toResult();
	}
}
