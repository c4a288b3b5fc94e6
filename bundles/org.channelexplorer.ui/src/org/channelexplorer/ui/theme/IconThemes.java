package org.channelexplorer.ui.theme;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MUILabel;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;

/** Gives tabs, menus and tool bars the icons of the present theme: one icon cannot be seen well on white and on dark grey. UI thread. */
public final class IconThemes {
	private IconThemes() {
	}

	/** Follows the theme of a workbench. @param window whose shell is there as long as the workbench */
	public static void follow(IWorkbenchWindow window) {
		IWorkbench workbench = window.getWorkbench();
		apply(workbench);
		Themes.onChange(window.getShell(), () -> apply(workbench));
		window.addPerspectiveListener(new PerspectiveAdapter() {
			@Override
			public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
				later(window, workbench); // one that is opened for the first time comes with the light icon, whatever the theme
			}
		});
		later(window, workbench);
	}

	private static void later(IWorkbenchWindow window, IWorkbench workbench) {
		window.getShell().getDisplay().asyncExec(() -> perspectives(workbench)); // when their buttons are there
	}

	// a button draws the icon of the registry until another is put in
	private static void perspectives(IWorkbench workbench) {
		if (workbench.isClosing()) {
			return;
		}
		boolean dark = Palette.current().dark();
		MApplication application = workbench.getService(MApplication.class);
		for (MPerspective perspective : workbench.getService(EModelService.class).findElements(application, null, MPerspective.class, null)) {
			String light = ThemedIcon.uri(perspective.getIconURI(), false);
			perspective.setIconURI(light);
			perspective.setIconURI(ThemedIcon.uri(light, dark));
		}
	}

	private static void apply(IWorkbench workbench) {
		boolean dark = Palette.current().dark();
		MApplication application = workbench.getService(MApplication.class);
		EModelService model = workbench.getService(EModelService.class);
		application.getDescriptors().forEach(d -> d.setIconURI(ThemedIcon.uri(d.getIconURI(), dark)));
		for (MUILabel label : model.findElements(application, null, MUILabel.class, null, EModelService.IN_ANY_PERSPECTIVE | EModelService.OUTSIDE_PERSPECTIVE
				| EModelService.IN_SHARED_AREA | EModelService.IN_PART | EModelService.IN_MAIN_MENU | EModelService.IN_TRIM)) {
			String wanted = ThemedIcon.uri(label.getIconURI(), dark);
			if (wanted != null && !wanted.equals(label.getIconURI())) {
				label.setIconURI(wanted);
			}
		}
		for (IWorkbenchWindow window : workbench.getWorkbenchWindows()) {
			for (IWorkbenchPage page : window.getPages()) {
				Arrays.stream(page.getViewReferences()).map(r -> r.getView(false)).filter(v -> v != null)
						.forEach(IconThemes::actions);
			}
		}
	}

	private static void actions(IViewPart view) {
		IActionBars bars = view.getViewSite().getActionBars();
		Stream.of(bars.getToolBarManager(), bars.getMenuManager()).forEach(IconThemes::apply);
	}

	/** Gives the actions of a menu or tool bar the icons of the present theme. */
	public static void apply(IContributionManager manager) {
		for (IContributionItem item : manager.getItems()) {
			if (item instanceof IContributionManager menu) {
				apply(menu);
			} else if (item instanceof ActionContributionItem contributed) {
				apply(contributed.getAction());
			}
		}
	}

	private static void apply(IAction action) {
		if (action.getImageDescriptor() instanceof ThemedIcon icon) {
			action.setImageDescriptor(icon.now());
		}
	}
}
