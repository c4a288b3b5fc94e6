package org.channelexplorer.ui.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.Named;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.core.result.Kinds;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.selection.LabellingModel;
import org.eclipse.swt.widgets.Shell;

/** The commands on whole labellings. */
public final class LabellingCommands {
	private static final String FROM_KINDS = "New Labelling from Kinds";

	private LabellingCommands() {
	}

	static void addTo(Map<String, SessionCommand> all) {
		all.put("labelling.new", new SessionCommand(_ -> null, LabellingCommands::create));
		all.put("labelling.fromKinds", new SessionCommand(SelectCommands::noLayer, LabellingCommands::fromKinds));
		all.put("labelling.duplicate", new SessionCommand(LabellingCommands::given, LabellingCommands::duplicate));
		all.put("labelling.rename", new SessionCommand(LabellingCommands::given, LabellingCommands::rename));
		all.put("labelling.delete", new SessionCommand(LabellingCommands::given, (s, _) -> delete(s)));
	}

	private static String given(AnalysisSession session) {
		return session.labelling().get().inUse().isEmpty() ? "the given classes never change" : null;
	}

	private static List<String> taken(AnalysisSession session) {
		List<String> names = new ArrayList<>(session.labelling().get().all().stream().map(Named::name).toList());
		names.add(Labelling.GIVEN);
		return names;
	}

	private static String unused(AnalysisSession session, String wish) {
		String name = wish;
		for (int i = 2; taken(session).contains(name); i++) {
			name = wish + " " + i;
		}
		return name;
	}

	private static void create(AnalysisSession session, Shell shell) {
		NameDialog.name(shell, "New Labelling", "Name of the labelling, which starts with the given classes", unused(session, LabellingModel.FIRST),
				taken(session), "labelling").ifPresent(name -> add(session, new Labelling(name, List.of()), "New Labelling"));
	}

	/** Asks for the kinds inside the classes in the layer shown. */
	private static void fromKinds(AnalysisSession session, Shell shell) {
		Map<String, String> given = Map.of("layer", SelectCommands.layer(session)); //$NON-NLS-1$
		session.ask(new Asker(shell, session).quiet(), new Query<>(ClassTree.TYPE, given, session.analysis().document().seed(), (r, _) -> ClassTree.of(r)),
				reply -> fromKinds(session, shell, reply.value()), problem -> Messages.error(FROM_KINDS, problem));
	}

	private static void fromKinds(AnalysisSession session, Shell shell, ClassTree tree) {
		List<Edit.Split> splits = Kinds.splits(tree, session.labelling().outcome().classes());
		if (splits.isEmpty()) {
			Messages.error(FROM_KINDS,
					"Every class is of one kind in " + session.analysis().network().label(tree.origin().layer()) + ": select another layer, one of the last.");
			return;
		}
		String found = splits.stream().map(s -> s.from() + " and " + String.join(", ", s.parts().keySet())).collect(Collectors.joining("; ")); //$NON-NLS-2$ //$NON-NLS-3$
		Labelling now = session.labelling().get().current().orElseGet(() -> new Labelling(LabellingModel.FIRST, List.of()));
		for (Edit.Split split : splits) {
			now = now.with(split, Made.now());
		}
		Labelling made = now;
		NameDialog.name(shell, FROM_KINDS, "Name of the labelling in which " + found + " are classes", unused(session, "kinds"), taken(session), "labelling") //$NON-NLS-3$
				.ifPresent(name -> add(session, made.named(name), FROM_KINDS));
	}

	private static void duplicate(AnalysisSession session, Shell shell) {
		Labelling now = session.labelling().get().current().orElseThrow();
		NameDialog.name(shell, "Duplicate Labelling", "Name of the copy of '" + now.name() + "'", unused(session, now.name() + " copy"), taken(session),
				"labelling").ifPresent(name -> add(session, now.named(name), "Duplicate Labelling"));
	}

	private static void add(AnalysisSession session, Labelling made, String step) {
		session.step(step, () -> session.labelling().change(l -> l.with(made).using(made.name()), session));
	}

	private static void rename(AnalysisSession session, Shell shell) {
		String from = session.labelling().get().inUse();
		List<String> others = taken(session).stream().filter(n -> !n.equals(from)).toList();
		NameDialog.name(shell, "Rename Labelling", "New name of the labelling '" + from + "'", from, others, "labelling")
				.ifPresent(to -> session.step("Rename Labelling", () -> session.labelling()
						.change(l -> new NamedValues<>(l.all().stream().map(x -> x.name().equals(from) ? x.named(to) : x).toList(), to),
								session)));
	}

	private static void delete(AnalysisSession session) {
		session.step("Delete Labelling", () -> session.labelling().change(l -> l.without(l.inUse()), session));
	}

	/**
	 * Uses another labelling.
	 *
	 * @param name empty for the given classes
	 * @throws InputException when it does not fit the images
	 */
	public static void use(AnalysisSession session, String name) throws InputException {
		try {
			session.step("Switch Labelling", () -> session.labelling().change(l -> l.using(name), session));
		} catch (IllegalArgumentException e) {
			throw new InputException(e.getMessage(), e);
		}
	}
}
