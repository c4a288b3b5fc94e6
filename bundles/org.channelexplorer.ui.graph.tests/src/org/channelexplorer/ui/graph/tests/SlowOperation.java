package org.channelexplorer.ui.graph.tests;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** An operation that answers only when a test lets it. */
@Documentation(summary = "A slow operation for tests.")
public final class SlowOperation implements Operation<SlowOperation.Parameters> {
	/** A permit for each answer. */
	static final Semaphore ANSWERS = new Semaphore(0);
	/** Layers that are being computed. */
	static final Set<String> RUNNING = ConcurrentHashMap.newKeySet();

	/** What can be chosen. */
	public record Parameters(@Parameter(description = "The layer.", kind = Parameter.Kind.LAYER) String layer) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).summary(call.parameters().layer(), "");
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) {
		String layer = call.parameters().layer();
		RUNNING.add(layer);
		try {
			while (!ANSWERS.tryAcquire(10, TimeUnit.MILLISECONDS)) {
				if (monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
			}
			return new Result("graphSlow", Map.of("layer", layer), Map.of(), Map.of());
		} catch (InterruptedException e) {
			throw new OperationCanceledException(e.getMessage());
		} finally {
			RUNNING.remove(layer);
		}
	}

	/** Draws the answer. */
	public static final class Plots implements PlotType {
		@Override
		public Plot plot(PlotData data) {
			return new Drawn(String.valueOf(data.result().scalars().get("layer")));
		}
	}

	private record Drawn(String title) implements Plot {
		@Override
		public void draw(Surface surface, View view) {
			surface.fill(0, 0, view.width(), view.height(), 0xff0000);
		}

		@Override
		public String text(View view) {
			return title;
		}

		@Override
		public Table table() {
			return new Table(List.of());
		}
	}
}
