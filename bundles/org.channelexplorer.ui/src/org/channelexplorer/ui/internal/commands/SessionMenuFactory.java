package org.channelexplorer.ui.internal.commands;

import java.util.List;
import org.channelexplorer.ui.AnalysisSession;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.ExtensionContributionFactory;
import org.eclipse.ui.menus.IContributionRoot;
import org.eclipse.ui.services.IServiceLocator;

/** Contributes {@link SessionMenus} where the extension says: {@code select}, {@code classes} or {@code context} behind the class. */
public final class SessionMenuFactory extends ExtensionContributionFactory {
	private String menu;

	@Override
	public void setInitializationData(IConfigurationElement config, String property, Object data) throws CoreException {
		super.setInitializationData(config, property, data);
		menu = (String) data;
	}

	@Override
	public void createContributionItems(IServiceLocator locator, IContributionRoot additions) {
		additions.addContributionItem(new Items(menu), null);
	}

	/** The analysis of the active part of the active window, null for none. */
	static AnalysisSession session() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IWorkbenchPage page = window == null ? null : window.getActivePage();
		return page == null ? null : SessionCommandHandler.session(page.getActivePart(), page.getActiveEditor());
	}

	/** What can be done with whole labellings, for a menu in a view. */
	public static List<IContributionItem> labellings(AnalysisSession session) {
		return new SessionMenus(PlatformUI.getWorkbench(), session).labellingCommands();
	}

	/** Made again whenever the menu opens. */
	private static final class Items extends CompoundContributionItem {
		private final String menu;

		Items(String menu) {
			super("org.channelexplorer.ui.session." + menu); //$NON-NLS-1$
			this.menu = menu;
		}

		@Override
		protected IContributionItem[] getContributionItems() {
			SessionMenus menus = new SessionMenus(PlatformUI.getWorkbench(), session());
			List<IContributionItem> items = switch (menu) {
			case "select" -> menus.select();
			case "classes" -> menus.classes();
			default -> menus.context();
			};
			return items.toArray(IContributionItem[]::new);
		}
	}
}
