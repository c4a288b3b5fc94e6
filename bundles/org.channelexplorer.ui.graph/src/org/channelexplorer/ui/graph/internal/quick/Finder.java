package org.channelexplorer.ui.graph.internal.quick;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.Selections;

/** Finds layers, channels ({@code conv2d_93 channel 17}), classes and images of an analysis by what is typed. */
public final class Finder {
	private static final int MOST = 12;
	private static final Pattern CHANNEL = Pattern.compile("(?:(.*\\S)\\s+)?(?:channel|ch)\\s*(\\d{1,9})");

	private final AnalysisSession session;

	/**
	 * Something that was found.
	 *
	 * @param id     unique, stays when the analysis is opened again
	 * @param label  for people
	 * @param select selects it
	 */
	public record Found(String id, String label, UnaryOperator<Selection> select) {
	}

	public Finder(AnalysisSession session) {
		this.session = session;
	}

	/** What a text names, of each kind a few, those that begin with it first. */
	public List<Found> find(String text) {
		String wanted = text.strip().toLowerCase(Locale.ROOT);
		List<Found> found = new ArrayList<>();
		if (!wanted.isEmpty()) {
			channels(wanted, found);
			layers(wanted).forEach(l -> found.add(new Found("layer " + l.id(), "Layer " + l.label() + block(l), s -> s.withLayers(List.of(l.id())))));
			classes(wanted, found);
			images(wanted, found);
		}
		return found;
	}

	// without a layer, those of the layer that views show
	private void channels(String wanted, List<Found> found) {
		Matcher m = CHANNEL.matcher(wanted);
		if (!m.matches()) {
			return;
		}
		int channel = Integer.parseInt(m.group(2));
		String primary = session.selection().get().primaryLayer();
		List<Layer> layers = m.group(1) != null ? layers(m.group(1)) : session.analysis().network().layer(primary == null ? "" : primary).stream().toList();
		for (Layer l : layers) {
			int channels = l.tap(session.analysis().document().reading().tap()).map(t -> t.channels()).orElse(0);
			if (channel < channels && session.analysis().layers().contains(l.id())) {
				found.add(new Found("channel " + channel + " " + l.id(), l.label() + " channel " + channel + block(l),
						s -> s.withLayers(List.of(l.id())).withChannels(channel)));
			}
		}
	}

	private static String block(Layer l) {
		return l.block().isEmpty() ? "" : " (" + l.block() + ")";
	}

	private List<Layer> layers(String wanted) {
		List<Layer> exact = new ArrayList<>();
		List<Layer> beginning = new ArrayList<>();
		List<Layer> others = new ArrayList<>();
		for (Layer l : session.analysis().network().layers()) {
			String label = l.label().toLowerCase(Locale.ROOT);
			String id = l.id().toLowerCase(Locale.ROOT);
			if (label.equals(wanted) || id.equals(wanted)) {
				exact.add(l);
			} else if (label.startsWith(wanted)) {
				beginning.add(l);
			} else if (label.contains(wanted) || id.contains(wanted)) {
				others.add(l);
			}
		}
		exact.addAll(beginning);
		exact.addAll(others);
		return exact.stream().limit(MOST).toList();
	}

	private void classes(String wanted, List<Found> found) {
		Labels labels = session.labels();
		int left = MOST;
		for (int c = 0; c < labels.classes().size() && left > 0; c++) {
			int index = c;
			String name = labels.classes().get(c);
			if (name.toLowerCase(Locale.ROOT).contains(wanted)) {
				found.add(new Found("class " + name, "Class " + name, s -> Selections.ofClass(s, labels, index, false)));
				left--;
			}
		}
	}

	private void images(String wanted, List<Found> found) {
		int left = MOST;
		for (int i = 0; i < session.analysis().images().size() && left > 0; i++) {
			int image = i;
			String file = session.analysis().images().get(i).file();
			if (file.toLowerCase(Locale.ROOT).contains(wanted)) {
				found.add(new Found("image " + file, "Image " + file, s -> s.withClasses(List.of()).withImages(image)));
				left--;
			}
		}
	}
}
