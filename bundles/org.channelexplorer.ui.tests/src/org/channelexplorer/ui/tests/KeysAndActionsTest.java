package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.eclipse.core.commands.Command;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class KeysAndActionsTest {
	private static final String OURS = "org.channelexplorer.";

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private static List<Binding> ours() {
		IBindingService service = PlatformUI.getWorkbench().getService(IBindingService.class);
		return Arrays.stream(service.getBindings()).filter(b -> b.getParameterizedCommand() != null && b.getParameterizedCommand().getId().startsWith(OURS))
				.toList();
	}

	@Test
	void noTwoCommandsOfOursHaveOneKey() {
		Map<String, String> seen = new HashMap<>();
		List<String> collisions = new ArrayList<>();
		for (Binding b : ours()) {
			String place = b.getTriggerSequence().format() + " in " + b.getContextId() + " on " + b.getPlatform();
			String command = b.getParameterizedCommand().serialize();
			String other = seen.putIfAbsent(place, command);
			if (other != null && !other.equals(command)) {
				collisions.add(place + ": " + other + ", " + command);
			}
		}
		assertEquals(List.of(), collisions);
	}

	@Test
	void ourKeysCountInOurScheme() {
		IBindingService service = PlatformUI.getWorkbench().getService(IBindingService.class);
		assertEquals("org.channelexplorer.ui.scheme", service.getActiveScheme().getId());
		for (Binding b : ours()) {
			if (b.getContextId().equals("org.eclipse.ui.contexts.window") && b.getPlatform() == null) {
				Binding match = service.getPerfectMatch(b.getTriggerSequence());
				assertTrue(match != null && match.getParameterizedCommand().equals(b.getParameterizedCommand()),
						b.getTriggerSequence() + " runs " + match + " instead of " + b.getParameterizedCommand());
			}
		}
	}

	@Test
	void everyCommandOfOursHasAKey() {
		Set<String> bound = new HashSet<>();
		ours().forEach(b -> bound.add(b.getParameterizedCommand().getId()));
		ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
		List<String> without = Arrays.stream(commands.getDefinedCommands()).map(Command::getId).filter(id -> id.startsWith(OURS) && !bound.contains(id))
				.toList();
		assertEquals(List.of(), without);
	}

	@Test
	void everyDisabledActionSaysWhy() throws Exception {
		Samples.closeAll();
		List<String> silent = new ArrayList<>(silent());
		Samples.open(Samples.analysis());
		silent.addAll(silent());
		assertEquals(List.of(), silent, "disabled without a reason in the tool tip");
	}

	@Test
	void viewsHaveTitlesAndTheirActionsNames() throws Exception {
		Samples.open(Samples.analysis());
		List<String> nameless = new ArrayList<>();
		eachView((view, actions) -> {
			if (view.getTitle().isBlank()) {
				nameless.add(view.getViewSite().getId());
			}
			actions.filter(a -> blank(a.getText()) && blank(a.getToolTipText())).forEach(a -> nameless.add(view.getTitle() + ": " + a.getId()));
		});
		assertEquals(List.of(), nameless);
	}

	private static boolean blank(String text) {
		return text == null || text.isBlank();
	}

	private static List<String> silent() throws PartInitException {
		List<String> silent = new ArrayList<>();
		eachView((view, actions) -> actions.filter(a -> !a.isEnabled() && !saysWhy(a))
				.forEach(a -> silent.add(view.getViewSite().getId() + ": " + a.getText())));
		return silent;
	}

	/** Shows our views, one after the other, and hands over each with the actions of its tool bar and its menu. */
	private static void eachView(BiConsumer<IViewPart, Stream<IAction>> then) throws PartInitException {
		for (String id : Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews()).map(v -> v.getId())
				.filter(id -> id.startsWith(OURS) && !id.startsWith("org.channelexplorer.ui.tests")).toList()) {
			IViewPart view = Ui.page().showView(id);
			Ui.settle();
			IMenuManager menu = view.getViewSite().getActionBars().getMenuManager();
			then.accept(view, Stream.concat(Arrays.stream(view.getViewSite().getActionBars().getToolBarManager().getItems()), items(menu))
					.filter(ActionContributionItem.class::isInstance).map(i -> ((ActionContributionItem) i).getAction()));
			if (id.equals("org.channelexplorer.ui.result")) {
				Ui.page().hideView(view);
			}
		}
	}

	private static Stream<IContributionItem> items(IMenuManager menu) {
		return Arrays.stream(menu.getItems()).flatMap(i -> i instanceof IMenuManager m ? items(m) : Stream.of(i));
	}

	private static boolean saysWhy(IAction action) {
		String tip = action.getToolTipText();
		return tip != null && tip.length() > action.getText().length() + 3 && (tip.contains(": ") || tip.contains("\n"));
	}
}
