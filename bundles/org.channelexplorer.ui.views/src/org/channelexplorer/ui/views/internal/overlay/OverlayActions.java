package org.channelexplorer.ui.views.internal.overlay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.views.internal.Icons;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;

/** What only the Activation Overlay has in its toolbar and menu. */
final class OverlayActions {
	private final OverlayView view;
	private final List<IAction> all = new ArrayList<>();
	private final List<Runnable> updates = new ArrayList<>();

	OverlayActions(OverlayView view, IToolBarManager bar, IMenuManager menu) {
		this.view = view;
		Action maps = check("Show Maps\tSpace", () -> view.option(OverlayView.SHOWN, true), _ -> view.toggle());
		maps.setImageDescriptor(Icons.descriptor("overlay"));
		bar.add(maps);
		menu.add(maps);
		Action keep = check("Keep These Maps", () -> !view.kept().nothing(), view::keep);
		menu.add(keep);
		menu.add(check("List of Channels", view::listed, view::list));
		menu.add(new Separator());
		menu.add(plain("Next Channel\tPage Down", () -> view.next(1, false)));
		menu.add(plain("Previous Channel\tPage Up", () -> view.next(-1, false)));
		menu.add(plain("Next Image\tShift+Page Down", () -> view.next(1, true)));
		menu.add(plain("Previous Image\tShift+Page Up", () -> view.next(-1, true)));
		menu.add(new Separator());
		menu.add(choices("Channels When None Is Selected", rankings(), view::ranking, view::ranking));
		menu.add(choices("Scale", names("layer", "Layer", "channel", "Each Channel", "shown", "Maps Shown", "map", "Each Map"), view::scale,
				s -> view.settings(view.state().withParameter(OverlayView.SCALE, s))));
		menu.add(new Subtracted(view));
		menu.add(choices("Colours", names("automatic", "Automatic", "jet", "Jet", "viridis", "Viridis", "magma", "Magma", "diverging", "Diverging around 0"),
				() -> view.state().options().getOrDefault("colours", "automatic"), c -> view.option("colours", c)));
		menu.add(choices("Opacity", names("0.2", "20 %", "0.4", "40 %", "0.6", "60 %", "0.8", "80 %", "1", "100 %"),
				() -> view.state().options().getOrDefault("opacity", "0.6"), o -> view.option("opacity", o)));
		for (Map.Entry<String, String> option : names("proportional", "Opacity by Value", "cells", "Cells with Grid", "together",
				"Channels Together in Own Colours").entrySet()) {
			menu.add(check(option.getValue(), () -> view.option(option.getKey(), false), on -> view.option(option.getKey(), Boolean.toString(on))));
		}
		menu.add(new Separator());
	}

	private static Map<String, String> names(String... pairs) {
		Map<String, String> names = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			names.put(pairs[i], pairs[i + 1]);
		}
		return names;
	}

	private static Map<String, String> rankings() {
		Map<String, String> names = names("", "Those That Respond Most in the Image", "ranked", "First of the Default Ranking");
		for (var c : Catalogue.ofEquinox().contributions(ExtensionPoint.CHANNEL_RANKINGS)) {
			names.put("ranked:" + c.id(), "First by " + c.name()); //$NON-NLS-1$
		}
		return names;
	}

	private Action plain(String text, Runnable body) {
		Action action = Actions.of(text, null, body);
		all.add(action);
		return action;
	}

	private Action check(String text, Supplier<Boolean> now, Consumer<Boolean> change) {
		Action action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				change.accept(isChecked());
			}
		};
		updates.add(() -> action.setChecked(now.get()));
		all.add(action);
		return action;
	}

	private MenuManager choices(String title, Map<String, String> choices, Supplier<String> now, Consumer<String> choose) {
		MenuManager menu = new MenuManager(title);
		choices.forEach((value, label) -> {
			Action action = new Action(label, IAction.AS_RADIO_BUTTON) {
				@Override
				public void run() {
					if (isChecked()) {
						choose.accept(value);
					}
				}
			};
			updates.add(() -> action.setChecked(now.get().equals(value)));
			all.add(action);
			menu.add(action);
		});
		return menu;
	}

	/** Fits everything to the view's session. */
	void update() {
		boolean open = view.session() != null && view.state() != null;
		all.forEach(a -> Actions.allow(a, open ? null : "no analysis is open"));
		if (open) {
			updates.forEach(Runnable::run);
		}
	}
}
