package org.channelexplorer.ui.views.internal.scatter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.PlaneFit;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.result.ImagesNear;
import org.channelexplorer.core.result.LocatedSamples;
import org.channelexplorer.core.result.PlacedImages;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.PlotView.Drawn;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.plot.SwtSurface;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** The images nearest to one image, or to new ones: listed, selected, with lines to them. */
public final class Near {
	private static final int FILES = 50; // more are no longer read in the picture
	private static final double STAR = 9;
	private static final String NEAREST = "12"; //$NON-NLS-1$
	private static final Set<String> SHARED = Set.of("summary", "distance", "eta"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private final ScatterView view;
	private final NearList list;
	private final Asker asker;
	private String image = ""; // whose nearest are shown, empty for none
	private List<Line> lines = List.of();
	private List<double[]> stars = List.of();

	/** From a place in the plane to an image of the plot. */
	private record Line(double x, double y, int to) {
	}

	/** New images: what was found of them, and their places in the picture that is shown. */
	private record Found(LocatedSamples located, List<double[]> places) {
	}

	Near(ScatterView view, Beside beside) {
		this.view = view;
		list = new NearList(beside.column(), view, this::close);
		asker = new Asker(view.pane(), view);
		view.pane().overlay(this::draw);
	}

	/** The list. */
	public NearList list() {
		return list;
	}

	/** Shows and selects the images nearest to one. @param row of the analysis */
	void ofImage(int row) {
		image = view.session().analysis().images().get(row).file();
		ask(true);
	}

	private Map<String, String> shared(String layer) {
		Map<String, String> given = new TreeMap<>(view.state().parameters());
		given.keySet().retainAll(SHARED);
		given.put("layer", layer); //$NON-NLS-1$
		return given;
	}

	private void ask(boolean select) {
		Map<String, String> given = shared(view.shownLayer());
		given.put("to", Names.list(List.of(image))); //$NON-NLS-1$
		given.put("k", NEAREST); //$NON-NLS-1$
		view.session().ask(asker, new Query<>("near", given, 0, (result, _) -> ImagesNear.of(result)), reply -> show(reply.value(), select), //$NON-NLS-1$
				list::say);
	}

	private void show(ImagesNear near, boolean select) {
		Map<String, Integer> index = index();
		String of = near.to().getFirst();
		Integer from = index.get(of);
		stars = List.of();
		lines = List.of();
		if (from != null) {
			FloatMatrix places = positions();
			lines = near.images().stream().map(n -> index.get(n.image())).filter(java.util.Objects::nonNull)
					.map(to -> new Line(places.get(from, 0), places.get(from, 1), to)).toList();
		}
		list.show("Nearest to " + of + " in " + view.session().analysis().network().label(near.origin().layer()),
				near.images().stream().map(n -> entry(index, n.image(), n.distance())).toList());
		if (select) {
			select(Stream.concat(Stream.of(of), near.images().stream().map(ImagesNear.Neighbour::image)).toList(), index);
		}
		view.pane().redraw();
	}

	private NearList.Entry entry(Map<String, Integer> index, String file, double distance) {
		Integer at = index.get(file);
		int row = at == null ? -1 : view.pane().row(at);
		String name = row < 0 ? "" : view.session().labels().nameOf(row); //$NON-NLS-1$
		return new NearList.Entry(file, name, distance, row);
	}

	private void select(List<String> files, Map<String, Integer> index) {
		int[] rows = files.stream().map(index::get).filter(java.util.Objects::nonNull).mapToInt(view.pane()::row).distinct().sorted().toArray();
		view.session().selection().change(s -> s.withImages(rows), view);
	}

	private Map<String, Integer> index() {
		Map<String, Integer> index = new HashMap<>();
		Drawn now = view.present();
		IntStream.range(0, now == null ? 0 : now.data().images().size()).forEach(i -> index.put(now.data().images().get(i).file(), i));
		return index;
	}

	private FloatMatrix positions() {
		return positions(view.present());
	}

	private static FloatMatrix positions(Drawn drawn) {
		try {
			return PlacedImages.of(drawn.data().result()).placement().positions();
		} catch (InputException e) {
			throw new IllegalStateException("a plot is made of it", e);
		}
	}

	/** Shows where new images lie, and which images are nearest to them. @param dropped files, or folders of files */
	void ofFiles(List<Path> dropped) {
		Drawn now = view.present();
		close();
		if (now == null) {
			list.say("wait until the plot is shown");
			return;
		}
		List<Path> files;
		try {
			files = files(dropped);
		} catch (InputException e) {
			list.say(e.getMessage());
			return;
		}
		if (files.size() > FILES) {
			list.say(files.size() + " files: locate at most " + FILES + " at once");
			return;
		}
		AnalysisSession session = view.session();
		String layer = view.shownLayer();
		Map<String, String> given = new TreeMap<>(view.state().parameters());
		given.putIfAbsent(ScatterView.METHOD, view.method());
		given.put("layer", layer); //$NON-NLS-1$
		long seed = view.state().seed();
		int step = session.step();
		AnalysisData data = session.data();
		list.say("locating " + names(files) + "\u2026");
		session.work(asker, "Locate " + names(files), monitor -> locate(session, data, files, given, seed, step, now, monitor), found -> show(found, files),
				list::say);
	}

	private static List<Path> files(List<Path> dropped) throws InputException {
		List<Path> files = new ArrayList<>();
		for (Path path : dropped) {
			if (!Files.isDirectory(path)) {
				files.add(path);
				continue;
			}
			try (Stream<Path> inside = Files.list(path)) {
				files.addAll(inside.filter(Files::isRegularFile).sorted().toList());
			} catch (IOException e) {
				throw Reasons.unreadable(path, e);
			}
		}
		if (files.isEmpty()) {
			throw new InputException(dropped.getFirst() + ": the folder holds no files; drop images");
		}
		return files;
	}

	private static String names(List<Path> files) {
		return files.size() == 1 ? files.getFirst().getFileName().toString() : files.size() + " images";
	}

	private static Found locate(AnalysisSession session, AnalysisData data, List<Path> files, Map<String, String> parameters, long seed, int step, Drawn drawn,
			IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		Map<String, String> given = new TreeMap<>(parameters);
		Set<String> known = session.operations().parameters("locate", given).stream().map(ParameterSpec::name).collect(Collectors.toSet()); //$NON-NLS-1$
		given.keySet().retainAll(known);
		String summary = given.getOrDefault("summary", session.analysis().summaries().getFirst()); //$NON-NLS-1$
		FloatMatrix summaries = session.analysis().summariesOf(files, given.get("layer"), summary, step, Catalogue.ofEquinox(), progress.split(50)); //$NON-NLS-1$
		Path samples = null;
		try {
			samples = Files.createTempFile("samples", ".npy"); //$NON-NLS-1$ //$NON-NLS-2$
			Npy.write(samples, NdArray.of(summaries));
			given.put("samples", samples.toString()); //$NON-NLS-1$
			given.remove("k"); // there it is a number of neighbours for trust //$NON-NLS-1$
			if (step > 0) {
				given.put("step", Integer.toString(step)); //$NON-NLS-1$
			}
			Operations.Prepared call = session.operations().prepare("locate", given, seed, data); //$NON-NLS-1$
			LocatedSamples located = LocatedSamples.of(call.run(session.results(), progress.split(50)));
			return new Found(located, places(located, drawn));
		} catch (IOException e) {
			throw Reasons.unreadable(samples == null ? Path.of(System.getProperty("java.io.tmpdir")) : samples, e); //$NON-NLS-1$
		} finally {
			delete(samples);
		}
	}

	private static void delete(Path file) {
		if (file != null && !file.toFile().delete()) {
			file.toFile().deleteOnExit();
		}
	}

	// the picture that is shown may be turned, and hold images that the other does not
	private static List<double[]> places(LocatedSamples located, Drawn drawn) {
		Map<String, Integer> shown = new HashMap<>();
		IntStream.range(0, drawn.data().images().size()).forEach(i -> shown.put(drawn.data().images().get(i).file(), i));
		List<String> files = located.picture().images();
		int[] both = IntStream.range(0, files.size()).filter(i -> shown.containsKey(files.get(i))).toArray();
		FloatMatrix from = located.picture().positions().selectRows(both);
		FloatMatrix to = positions(drawn).selectRows(IntStream.of(both).map(i -> shown.get(files.get(i))).toArray());
		PlaneFit fit = PlaneFit.of(to, from);
		return located.samples().stream().map(s -> fit.apply(s.x(), s.y())).toList();
	}

	private void show(Found found, List<Path> files) {
		Map<String, Integer> index = index();
		stars = found.places;
		List<Line> all = new ArrayList<>();
		List<NearList.Entry> entries = new ArrayList<>();
		for (LocatedSamples.Neighbour n : found.located.neighbours()) {
			Integer to = index.get(n.image());
			if (to != null) {
				all.add(new Line(stars.get(n.sample())[0], stars.get(n.sample())[1], to));
			}
			entries.add(entry(index, n.image(), n.distance()));
		}
		lines = all;
		String strange = found.located.samples().stream().map(s -> String.format(Locale.ROOT, "%.0f %%", s.percentile())).limit(5)
				.collect(Collectors.joining(", "));
		list.show("Nearest to " + names(files) + " (new): stranger than " + strange + " of the images", entries);
		select(found.located.neighbours().stream().map(LocatedSamples.Neighbour::image).toList(), index);
		view.pane().redraw();
	}

	/** The plot is another one: the nearest images are those of its layer; places of new images are no longer right. */
	void plotChanged(Drawn now) {
		lines = List.of();
		stars = List.of();
		if (now != null && !image.isEmpty()) {
			ask(false);
		} else if (list.isVisible()) {
			list.close();
		}
	}

	private void close() {
		asker.cancel();
		image = ""; //$NON-NLS-1$
		lines = List.of();
		stars = List.of();
		view.pane().redraw();
	}

	/** Places of new images in the plot's pixels, for tests. */
	public List<double[]> stars() {
		var v = view.pane().viewport();
		return stars.stream().map(s -> new double[] { v.toX(s[0]), v.toY(s[1]) }).toList();
	}

	/** Number of lines, for tests. */
	public int lines() {
		return lines.size();
	}

	private void draw(GC gc) {
		if (lines.isEmpty() && stars.isEmpty()) {
			return;
		}
		Palette palette = Palette.current();
		var v = view.pane().viewport();
		try (SwtSurface surface = new SwtSurface(gc, new Rectangle(0, 0, v.width(), v.height()), palette.theme().canvas())) {
			gc.setAntialias(SWT.ON);
			for (Line line : lines) {
				double[] to = view.plot() == null ? null : view.plot().place(view.pane().look(), line.to);
				if (to != null) {
					surface.line(v.toX(line.x), v.toY(line.y), to[0], to[1], palette.theme().quiet(), 1);
				}
			}
			for (double[] star : stars) {
				surface.marker(Marker.STAR, v.toX(star[0]), v.toY(star[1]), STAR + 2, palette.theme().canvas(), 1);
				surface.marker(Marker.STAR, v.toX(star[0]), v.toY(star[1]), STAR, palette.theme().accent(), 1);
			}
		}
	}
}
