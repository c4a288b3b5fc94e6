package org.channelexplorer.ui.internal.commands;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.result.ImageClusters;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.ClassEdits;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.theme.ClassColors;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.ColorDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

/** The commands of the menu <i>Classes</i> that change the classes. */
final class ClassCommands {
	private ClassCommands() {
	}

	static void addTo(Map<String, SessionCommand> all) {
		all.put("classes.new", new SessionCommand(SelectCommands::noImage, ClassCommands::create));
		all.put("classes.add", new SessionCommand(SelectCommands::noImage, ClassCommands::add));
		all.put("classes.split", new SessionCommand(ClassEdits::cannotSplit, ClassCommands::split));
		all.put("classes.splitByPrediction", new SessionCommand(ClassEdits::cannotSplitByPrediction, (s, _) -> ClassEdits.splitByPrediction(s)));
		all.put("classes.splitByClusters", new SessionCommand(s -> SelectCommands.first(s, ClassEdits::notOneClass, SelectCommands::noLayer),
				ClassCommands::splitByClusters));
		all.put("classes.merge",
				new SessionCommand(s -> ClassEdits.selected(s).size() < 2 ? "select images of two classes or more" : null, ClassCommands::merge));
		all.put("classes.rename", new SessionCommand(ClassEdits::notOneClass, ClassCommands::rename));
		all.put("classes.colour", new SessionCommand(ClassEdits::notOneClass, ClassCommands::colour));
		all.put("classes.noColour", new SessionCommand(ClassEdits::noOwnColour, (s, _) -> ClassEdits.colour(s, ClassEdits.selected(s).getFirst(), null)));
		all.put("classes.leaveOut", new SessionCommand(ClassEdits::cannotLeaveOut, (s, _) -> ClassEdits.leaveOut(s)));
		all.put("classes.restore", new SessionCommand(ClassEdits::nothingLeftOut, (s, _) -> ClassEdits.restore(s)));
	}

	private static void create(AnalysisSession session, Shell shell) throws InputException {
		var name = NameDialog.name(shell, "New Class from Selection", "Name of the class of " + ClassEdits.count(session.selection().get().images().length),
				ClassEdits.proposed(session), session.labels().classes(), "class");
		if (name.isPresent()) {
			ClassEdits.assign(session, session.selection().get().images(), name.get(), "New Class");
		}
	}

	private static void add(AnalysisSession session, Shell shell) throws InputException {
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, new LabelProvider());
		dialog.setTitle("Add to Class");
		dialog.setMessage("The class that " + ClassEdits.count(session.selection().get().images().length) + " will belong to");
		dialog.setElements(session.labelling().outcome().classes().toArray());
		dialog.setMultipleSelection(false);
		if (dialog.open() == Window.OK && dialog.getFirstResult() != null) {
			ClassEdits.assign(session, session.selection().get().images(), (String) dialog.getFirstResult(), "Add to Class");
		}
	}

	private static void split(AnalysisSession session, Shell shell) throws InputException {
		String from = ClassEdits.selected(session).getFirst();
		var name = NameDialog.name(shell, "Split Class", "Name of the class that " + ClassEdits.count(session.selection().get().images().length) + " of '"
				+ from + "' will be", ClassEdits.proposed(session), session.labels().classes(), "class");
		if (name.isPresent()) {
			ClassEdits.split(session, from, name.get());
		}
	}

	/** Asks for the sub-classes of the selected class in the layer shown. */
	private static void splitByClusters(AnalysisSession session, Shell shell) {
		String from = ClassEdits.selected(session).getFirst();
		Map<String, String> given = Map.of("layer", SelectCommands.layer(session), Scope.CLASSES, Names.list(List.of(from)), Scope.FOCUS, Focus.ALL); //$NON-NLS-1$
		session.ask(new Asker(shell, session).quiet(), new Query<>("clusters", given, session.analysis().document().seed(), (r, _) -> ImageClusters.of(r)), //$NON-NLS-1$
				reply -> split(session, from, reply.value()), problem -> Messages.error("Split by Clusters", problem));
	}

	private static void split(AnalysisSession session, String from, ImageClusters found) {
		Map<Integer, List<String>> groups = new TreeMap<>();
		found.images().stream().filter(i -> i.cluster() >= 0).forEach(i -> groups.computeIfAbsent(i.cluster(), _ -> new ArrayList<>()).add(i.file()));
		if (groups.size() < 2) {
			Messages.error("Split by Clusters",
					"The images of '" + from + "' are one group in " + session.analysis().network().label(found.origin().layer()) + ".");
			return;
		}
		List<List<String>> largestFirst = groups.values().stream().sorted(Comparator.comparing(List::size, Comparator.reverseOrder())).toList();
		try {
			ClassEdits.split(session, from, largestFirst);
		} catch (InputException e) {
			Messages.error("Split by Clusters", e.getMessage());
		}
	}

	private static void merge(AnalysisSession session, Shell shell) throws InputException {
		var classes = ClassEdits.selected(session);
		var others = session.labels().classes().stream().filter(c -> !classes.contains(c)).toList();
		var name = NameDialog.name(shell, "Merge Classes", "Name of the class that " + String.join(", ", classes) + " will be", String.join("+", classes),
				others,
				"class");
		if (name.isPresent()) {
			ClassEdits.merge(session, classes, name.get());
		}
	}

	private static void rename(AnalysisSession session, Shell shell) throws InputException {
		String from = ClassEdits.selected(session).getFirst();
		var others = session.labels().classes().stream().filter(c -> !c.equals(from)).toList();
		var name = NameDialog.name(shell, "Rename Class", "New name of '" + from + "'", from, others, "class");
		if (name.isPresent() && !name.get().equals(from)) {
			ClassEdits.rename(session, from, name.get());
		}
	}

	private static void colour(AnalysisSession session, Shell shell) throws InputException {
		String name = ClassEdits.selected(session).getFirst();
		ColorDialog dialog = new ColorDialog(shell);
		dialog.setText("Colour of " + name);
		dialog.setRGB(ClassColors.of(session.labels()).color(session.labels().classes().indexOf(name)).getRGB());
		RGB chosen = dialog.open();
		if (chosen != null) {
			ClassEdits.colour(session, name, chosen);
		}
	}
}
