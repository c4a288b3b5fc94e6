package org.channelexplorer.ui.internal.commands;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.result.ImagesNear;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.selection.Combine;
import org.channelexplorer.ui.selection.Selecting;
import org.channelexplorer.ui.selection.Selections;
import org.eclipse.swt.widgets.Shell;

/** The commands of the menu <i>Select</i> that find images. */
final class SelectCommands {
	private static final String NEAR = "near"; //$NON-NLS-1$
	private static final int USUAL = 10;

	private SelectCommands() {
	}

	static void addTo(Map<String, SessionCommand> all) {
		all.put("select.all", new SessionCommand(_ -> null, (s, _) -> all(s)));
		all.put("select.none", new SessionCommand(SelectCommands::nothing,
				(s, _) -> s.step("Clear Selection", () -> s.selection().change(x -> Selections.noImages(x).withChannels(), s))));
		all.put("select.invert",
				new SessionCommand(_ -> null, (s, _) -> select(s, "Invert Selection", Selecting.inverse(s.selection().get(), s.shown().images()))));
		all.put("select.sameClass", new SessionCommand(SelectCommands::noImage,
				(s, _) -> select(s, "Select Same Class", Selecting.sameClass(s.selection().get(), s.labels(), s.shown().images()))));
		all.put("select.samePrediction", new SessionCommand(s -> first(s, SelectCommands::noPrediction, SelectCommands::noImage),
				(s, _) -> select(s, "Select Same Prediction",
						Selecting.samePrediction(s.selection().get(), s.predictions().orElseThrow(), s.shown().images()))));
		all.put("select.contradicted", new SessionCommand(SelectCommands::incomparable,
				(s, _) -> select(s, "Select Wrong Predictions", Selecting.contradicted(s.predictions().orElseThrow(), s.shown().images()))));
		all.put("select.nearest", new SessionCommand(s -> first(s, SelectCommands::noImage, SelectCommands::noLayer), (s, shell) -> nearest(s, shell, USUAL)));
		all.put("select.nearestAsk", new SessionCommand(s -> first(s, SelectCommands::noImage, SelectCommands::noLayer),
				(s, shell) -> NameDialog.number(shell, "Select Nearest Images", "How many images near to the selected ones?", USUAL)
						.ifPresent(k -> nearest(s, shell, k))));
		all.put("select.back", new SessionCommand(s -> s.selected().canGoBack() ? null : "nothing was selected before",
				(s, _) -> s.step("Previous Selection", () -> s.selected().back(s))));
		all.put("select.forward", new SessionCommand(s -> s.selected().canGoForward() ? null : "this is the latest selection",
				(s, _) -> s.step("Next Selection", () -> s.selected().forward(s))));
		all.put("select.copyFiles", new SessionCommand(SelectCommands::noImage, (s, shell) -> SelectionExport.copy(s, shell.getDisplay())));
		all.put("select.export", new SessionCommand(SelectCommands::noImage, (s, shell) -> SelectionExport.ask(s, shell)));
	}

	/** The first reason of several, null when there is none. */
	@SafeVarargs
	static String first(AnalysisSession session, Function<AnalysisSession, String>... reasons) {
		return Arrays.stream(reasons).map(r -> r.apply(session)).filter(r -> r != null).findFirst().orElse(null);
	}

	static String noImage(AnalysisSession session) {
		return session.selection().get().images().length == 0 ? "no image is selected" : null;
	}

	private static String nothing(AnalysisSession session) {
		return session.selection().get().channels().length > 0 ? null : noImage(session);
	}

	private static String noPrediction(AnalysisSession session) {
		return session.predictions().isEmpty() ? "the network is no classifier" : null;
	}

	private static String incomparable(AnalysisSession session) {
		return session.predictions().isEmpty() ? noPrediction(session)
				: session.predictions().filter(ClassPredictions::comparable).isPresent() ? null : session.predictions().get().incomparable();
	}

	static String noLayer(AnalysisSession session) {
		return layer(session).isEmpty() ? "no layer was read" : null;
	}

	/** The layer that views show, empty for none. */
	static String layer(AnalysisSession session) {
		List<String> read = session.analysis().layers();
		String primary = session.selection().get().primaryLayer();
		return primary != null && read.contains(primary) ? primary : read.isEmpty() ? "" : read.getLast(); //$NON-NLS-1$
	}

	/** Selects every image that is shown. */
	static void all(AnalysisSession session) {
		select(session, "Select All", session.shown().images());
	}

	private static void select(AnalysisSession session, String name, BitSet images) {
		session.step(name, () -> session.selection().change(s -> Combine.REPLACE.apply(s, images), session));
	}

	/** Adds the images that are nearest to the selected ones in the layer shown. */
	private static void nearest(AnalysisSession session, Shell shell, int k) {
		List<ImageEntry> images = session.analysis().images();
		BitSet focus = session.shown().inFocus();
		List<String> files = IntStream.of(session.selection().get().images()).filter(focus::get).mapToObj(i -> images.get(i).file()).toList();
		Map<String, Integer> rows = new HashMap<>();
		for (int i = 0; i < images.size(); i++) {
			rows.put(images.get(i).file(), i);
		}
		Map<String, String> given = Map.of("layer", layer(session), "to", Names.list(files), "k", Integer.toString(k)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		session.ask(new Asker(shell, session).quiet(), new Query<>(NEAR, given, 0, (result, _) -> ImagesNear.of(result)),
				reply -> session.step("Select Nearest Images", () -> session.selection().change(s -> {
					BitSet near = new BitSet();
					reply.value().to().forEach(f -> near.set(rows.get(f)));
					reply.value().images().forEach(n -> near.set(rows.get(n.image())));
					return Combine.ADD.apply(s, near);
				}, session)), problem -> Messages.error("Select Nearest Images", problem));
	}
}
