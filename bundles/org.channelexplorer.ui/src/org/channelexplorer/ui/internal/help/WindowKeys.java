package org.channelexplorer.ui.internal.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.ui.internal.help.Hint.Key;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.services.IServiceLocator;

/** The keys of commands: those of the workbench that count here, and all of our own. */
public final class WindowKeys {
	private static final List<String> PLATFORM = List.of("org.eclipse.ui.file.save", "org.eclipse.ui.file.close", "org.eclipse.ui.edit.undo", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			"org.eclipse.ui.edit.redo", "org.eclipse.ui.edit.copy", "org.eclipse.ui.edit.selectAll", "org.eclipse.ui.edit.findReplace", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			"org.eclipse.ui.window.activateEditor", "org.eclipse.ui.window.nextView", "org.eclipse.ui.window.showViewMenu", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			"org.eclipse.ui.window.showSystemMenu", "org.eclipse.ui.window.maximizePart", "org.eclipse.ui.window.quickAccess"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private static final String OUR_SCHEME = "org.channelexplorer.ui.scheme"; //$NON-NLS-1$
	private static final String SHOW_VIEW = "org.eclipse.ui.views.showView"; //$NON-NLS-1$

	private WindowKeys() {
	}

	/** In the order of the commands' names. */
	public static List<Key> of(IServiceLocator services) {
		IBindingService bindings = services.getService(IBindingService.class);
		Map<String, String> keys = new TreeMap<>();
		for (Binding b : bindings.getBindings()) {
			ParameterizedCommand command = b.getParameterizedCommand();
			if (command != null && OUR_SCHEME.equals(b.getSchemeId()) && command.getId().equals(SHOW_VIEW)) { // a key for each of our views
				try {
					keys.put(command.getName(), b.getTriggerSequence().format());
				} catch (NotDefinedException e) {
					continue; // a binding without its command
				}
			} else if (command != null && b.getSchemeId() != null
					&& (command.getId().startsWith("org.channelexplorer.") || PLATFORM.contains(command.getId()))) { //$NON-NLS-1$
				String sequence = bindings.getBestActiveBindingFormattedFor(command.getId());
				if (sequence != null) {
					try {
						keys.put(command.getName(), sequence);
					} catch (NotDefinedException e) {
						continue; // a binding without its command
					}
				}
			}
		}
		List<Key> list = new ArrayList<>();
		keys.forEach((name, sequence) -> list.add(new Key(sequence, name)));
		list.sort(Comparator.comparing(Key::does));
		return list;
	}
}
