package org.channelexplorer.plot.internal.heatmap;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.plot.PlotData;

/** What is known of the images: class, prediction, cluster. */
final class ColumnFacts {
	private final PlotData data;
	private final Optional<ClassPredictions> predictions;
	private final int[] cluster;
	private final int[] predicted; // index of the class, -1 for none

	ColumnFacts(PlotData data, ActivationHeatmap heatmap) {
		this.data = data;
		predictions = data.analysis() == null ? Optional.empty() : data.analysis().classPredictions();
		cluster = new int[data.images().size()];
		Arrays.fill(cluster, ActivationHeatmap.NO_CLUSTER);
		heatmap.images().forEach(i -> cluster[i.row()] = i.cluster());
		predicted = new int[cluster.length];
		Arrays.fill(predicted, -1);
		predictions.ifPresent(p -> {
			int[] classOf = new int[p.outputs()];
			Arrays.fill(classOf, -1);
			List<String> classes = data.labels().classes();
			for (int c = 0; c < classes.size(); c++) {
				if (p.columnOf(c) >= 0) {
					classOf[p.columnOf(c)] = c;
				}
			}
			for (int i = 0; i < predicted.length; i++) {
				int row = i;
				p.of(i).ifPresent(best -> predicted[row] = classOf[best.output()]);
			}
		});
	}

	int classOf(int image) {
		return data.labels().classOf(image);
	}

	/** The class the network predicts, -1 when it is none of the classes. */
	int predicted(int image) {
		return predicted[image];
	}

	boolean predicts() {
		return Arrays.stream(predicted).anyMatch(p -> p >= 0);
	}

	/** Whether the network predicts another class than the image's. */
	boolean wrong(int image) {
		return predictions.isPresent() && predictions.get().contradicted(image);
	}

	/** Cluster of an image, negative for none. */
	int cluster(int image) {
		return cluster[image];
	}

	boolean clustered() {
		return Arrays.stream(cluster).anyMatch(c -> c >= 0);
	}

	/** What is known of an image, for people. */
	String text(int image) {
		StringBuilder text = new StringBuilder(data.images().get(image).file());
		String name = data.labels().nameOf(image);
		if (!name.isEmpty()) {
			text.append(", ").append(name);
		}
		if (wrong(image)) {
			text.append(predicted[image] < 0 ? ", predicted as another class" : ", predicted as " + data.labels().classes().get(predicted[image]));
		}
		if (cluster[image] >= 0) {
			text.append(", cluster ").append(cluster[image] + 1);
		}
		return text.toString();
	}
}
