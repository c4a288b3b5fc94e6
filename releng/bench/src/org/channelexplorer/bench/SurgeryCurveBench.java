package org.channelexplorer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.SurgeryExport;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.result.PlannedSurgery.ClassCost;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * What a smaller network costs and saves, against the share of a layer's channels that go: accuracy and the worst class on held-out images, and
 * milliseconds of CPU per image of all written networks and the original, run in turn. {@code --analysis FILE --out PREFIX [--layer ID] [--random 3]
 * [--seed 1] [--rounds 101] [NAME=VALUE ...]} writes PREFIX.csv and PREFIX.svg.
 */
public final class SurgeryCurveBench {
	private static final double[] SHARES = { 0.1, 0.25, 0.4, 0.5, 0.6, 0.74, 0.8, 0.9, 0.95 };
	private static final int WIDE = 640;
	private static final int HIGH = 190;
	private static final int LEFT = 60;
	private static final int TOP = 34;

	private SurgeryCurveBench() {
	}

	/** A point of the curve. @param low lowest accuracy of the random sets @param high highest */
	private record At(double share, int count, double accuracy, double worst, String worstName, double low, double mean, double high, long parameters, long macs,
			double millis, double millisBefore) {

		At timed(double own, double before) {
			return new At(share, count, accuracy, worst, worstName, low, mean, high, parameters, macs, own, before);
		}

		double ratio() {
			return millis / millisBefore;
		}
	}

	public static void main(String[] args) throws InputException, IOException {
		Map<String, String> options = new HashMap<>(Map.of("layer", "", "random", "3", "seed", "1", "rounds", "101"));
		Map<String, String> given = new LinkedHashMap<>();
		for (int i = 0; i < args.length; i++) {
			if (args[i].startsWith("--")) {
				options.put(args[i].substring(2), args[++i]);
			} else {
				given.put(args[i].substring(0, args[i].indexOf('=')), args[i].substring(args[i].indexOf('=') + 1));
			}
		}
		given.put("layer", options.get("layer"));
		given.put("random", options.get("random"));
		given.put("curve", "false");
		given.put("groups", "0");
		Catalogue catalogue = Catalogue.ofClasspath(SurgeryCurveBench.class.getClassLoader());
		List<At> points = new ArrayList<>();
		Path folder = Files.createTempDirectory("surgery-curve");
		List<Path> models = new ArrayList<>();
		try (Analysis analysis = new Analyses(catalogue).open(Path.of(options.get("analysis")))) {
			models.add(analysis.request().source().model());
			for (double share : SHARES) {
				given.put("share", Double.toString(share));
				PlannedSurgery planned = PlannedSurgery.of(new Operations(catalogue).run(PlannedSurgery.TYPE, given, Long.parseLong(options.get("seed")), analysis,
						ResultStore.NONE, new NullProgressMonitor()));
				if (points.isEmpty()) {
					points.add(new At(0, 0, planned.accuracy().before(), 0, "", planned.accuracy().before(), planned.accuracy().before(), planned.accuracy().before(),
							planned.costs().parametersBefore(), planned.costs().macsBefore(), 1, 1));
				}
				Path file = folder.resolve(share + ".onnx");
				models.add(file);
				SurgeryExport.Written written = new SurgeryExport(analysis, planned, file, true, true).write(new NullProgressMonitor());
				ClassCost worst = planned.classes().getFirst();
				points.add(new At(share, planned.choice().count(), planned.accuracy().after(), worst.accuracy().difference(), worst.name(), planned.random().low(),
						planned.random().mean(), planned.random().high(), written.cut().after().parameters(), written.cut().after().macs(), 1, 1));
				System.out.println(line(points.getLast()));
			}
			Recipe.Feeding size = analysis.recipe().feeding();
			double[] millis = InTurn.millis(catalogue, models, size.height(), size.width(), Integer.parseInt(options.get("rounds")));
			for (int i = 0; i < millis.length; i++) {
				points.set(i, points.get(i).timed(millis[i], millis[0]));
			}
		} finally {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path f : files.toList()) {
					Files.delete(f);
				}
			}
			Files.delete(folder);
		}
		StringBuilder csv = new StringBuilder("share,channels,accuracy,worst_class_change,worst_class,random_low,random_mean,random_high,parameters,multiplications,"
				+ "milliseconds,milliseconds_before\n");
		points.forEach(p -> csv.append(line(p)).append('\n'));
		Files.writeString(Path.of(options.get("out") + ".csv"), csv);
		Files.writeString(Path.of(options.get("out") + ".svg"), svg(points));
	}

	private static String line(At p) {
		return String.format(Locale.ROOT, "%.2f,%d,%.4f,%.4f,%s,%.4f,%.4f,%.4f,%d,%d,%.2f,%.2f", p.share, p.count, p.accuracy, p.worst, p.worstName, p.low, p.mean,
				p.high, p.parameters, p.macs, p.millis, p.millisBefore);
	}

	private static String svg(List<At> points) {
		StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
				"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%%\" height=\"100%%\" "
						+ "fill=\"white\"/>\n",
				WIDE, 3 * HIGH + 30));
		double base = points.getFirst().accuracy;
		panel(svg, 0, "Accuracy on held-out images (grey: random sets of as many channels)", points, At::accuracy, 0, Math.max(0.1, Math.ceil(base * 10) / 10), true);
		double least = points.stream().mapToDouble(At::worst).min().orElse(-0.1);
		panel(svg, 1, "What the class that loses most loses", points, At::worst, Math.floor(least * 10) / 10, 0, false);
		panel(svg, 2, "CPU time per image beside the original's (grey: multiplications)", points, At::ratio, 0, 1.4, false);
		line(svg, 2, points, p -> p.macs / (double) points.getFirst().macs, 0, 1.4, "#999");
		svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">share of the layer's channels removed</text>\n</svg>\n", WIDE / 2,
				3 * HIGH + 18));
		return svg.toString();
	}

	private static void panel(StringBuilder svg, int index, String title, List<At> points, ToDoubleFunction<At> value, double low, double high, boolean band) {
		int top = index * HIGH + TOP;
		int bottom = index * HIGH + HIGH - 12;
		svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>\n", LEFT, top - 12, title));
		for (int t = 0; t <= 4; t++) {
			double v = low + (high - low) * t / 4;
			double y = y(v, low, high, top, bottom);
			svg.append(String.format(Locale.ROOT, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>\n",
					LEFT, WIDE - 20, y, y, LEFT - 6, y + 4, v));
		}
		for (int t = 2; t <= 10; t += 2) {
			svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555\" font-size=\"10\">%d %%</text>\n", x(t / 10.0), bottom + 11, t * 10));
		}
		if (band) {
			StringBuilder shape = new StringBuilder();
			points.forEach(p -> shape.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p.share), y(p.high, low, high, top, bottom))));
			points.reversed().forEach(p -> shape.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p.share), y(p.low, low, high, top, bottom))));
			svg.append("<polygon points=\"").append(shape).append("\" fill=\"#ccc\" stroke=\"none\"/>\n");
		}
		line(svg, index, points, value, low, high, "#0072b2");
	}

	private static void line(StringBuilder svg, int index, List<At> points, ToDoubleFunction<At> value, double low, double high, String colour) {
		StringBuilder line = new StringBuilder();
		for (At p : points) {
			double y = y(value.applyAsDouble(p), low, high, index * HIGH + TOP, index * HIGH + HIGH - 12);
			line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p.share), y));
			svg.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\" stroke=\"none\"/>\n", x(p.share), y, colour));
		}
		svg.append("<polyline points=\"").append(line).append("\" fill=\"none\" stroke=\"").append(colour).append("\" stroke-width=\"2\"/>\n");
	}

	private static double x(double share) {
		return LEFT + share * (WIDE - 20 - LEFT);
	}

	private static double y(double value, double low, double high, int top, int bottom) {
		return bottom - (Math.clamp(value, low, high) - low) / (high - low) * (bottom - top);
	}
}
