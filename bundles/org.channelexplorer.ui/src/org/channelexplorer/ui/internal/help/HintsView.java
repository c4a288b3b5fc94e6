package org.channelexplorer.ui.internal.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.operation.HelpPage;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.SessionPropertySheetPage;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.theme.Themes;
import org.channelexplorer.ui.theme.TitleIcons;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/**
 * Follows the active view or editor and shows what helps in it: what it is for, what its operation computes, by which formula, when not to
 * trust it, and its keys.
 */
public final class HintsView extends ViewPart {
	/** Its id. */
	public static final String ID = "org.channelexplorer.ui.hints"; //$NON-NLS-1$

	private final IPartListener2 follower = new IPartListener2() {
		@Override
		public void partActivated(IWorkbenchPartReference reference) {
			show(reference.getPart(false));
		}
	};
	private final Action methods = Actions.of("Show in Methods", Icons.descriptor("methods"), this::openMethods); //$NON-NLS-2$
	private PageText text;
	private List<HelpPage> pages = List.of();

	@Override
	public void createPartControl(Composite parent) {
		text = new PageText(parent);
		Themes.onChange(text.control(), () -> firePropertyChange(PROP_TITLE));
		getViewSite().getActionBars().getToolBarManager().add(methods);
		getSite().getPage().addPartListener(follower);
		IWorkbenchPart active = getSite().getPage().getActivePart();
		show(active == null || active == this ? getSite().getPage().getActiveEditor() : active);
	}

	/** Shows what helps in a part; null and this view itself change nothing. */
	public void show(IWorkbenchPart part) {
		if (text.control().isDisposed() || part == this) {
			return;
		}
		if (part == null) {
			if (text.control().getCharCount() == 0) {
				text.show("Hints", new Hint("", "Shows what helps in the view or editor that is active.", List.of(), List.of()), List.of(), //$NON-NLS-2$
						WindowKeys.of(getSite()));
				allow();
			}
			return;
		}
		Hint hint = Hint.of(part.getSite().getId());
		pages = pages(part, hint);
		text.show(name(part), hint, pages, WindowKeys.of(getSite()));
		allow();
	}

	private void allow() {
		Actions.allow(methods, pages.isEmpty() ? "this view shows no operation" : null);
	}

	// an editor's title is its file's
	private static String name(IWorkbenchPart part) {
		return part.getSite().getRegisteredName().isEmpty() ? part.getTitle() : part.getSite().getRegisteredName();
	}

	/** The pages of the operations of a part: of the one it shows now ({@code getAdapter(HelpPage.class)}), then of those its hint names. */
	public static List<HelpPage> pages(IWorkbenchPart part, Hint hint) {
		List<HelpPage> found = new ArrayList<>();
		Optional.ofNullable(part.getAdapter(HelpPage.class)).ifPresent(found::add);
		for (String id : hint.operations()) {
			if (found.stream().noneMatch(p -> p.id().equals(id))) {
				page(id).ifPresent(found::add);
			}
		}
		return found;
	}

	/** The page of an installed operation. */
	public static Optional<HelpPage> page(String operation) {
		Catalogue catalogue = Catalogue.ofEquinox();
		return catalogue.find(Operation.POINT, operation).filter(Contribution::documented).map(c -> HelpPage.of(catalogue, c));
	}

	private void openMethods() {
		try {
			((MethodsView) getSite().getPage().showView(MethodsView.ID)).show(pages.getFirst().id());
		} catch (PartInitException e) {
			Messages.error("The methods cannot be shown", e.getMessage());
		}
	}

	/** Opens the view, or brings it to the top, with the hints on the active part, which keeps the keyboard. */
	public static void open(IWorkbenchPage page) {
		IWorkbenchPart active = page.getActivePart();
		try {
			HintsView view = (HintsView) page.showView(ID, null, IWorkbenchPage.VIEW_VISIBLE);
			if (!page.isPartVisible(view)) { // behind the active part
				page.activate(view);
			}
			view.show(active);
		} catch (PartInitException e) {
			Messages.error("The hints cannot be shown", e.getMessage());
		}
	}

	/** What is shown, as plain text. */
	public String text() {
		return text.control().getText();
	}

	@Override
	public Image getTitleImage() {
		return TitleIcons.of(getConfigurationElement(), super.getTitleImage());
	}

	@Override
	public void setFocus() {
		text.control().setFocus();
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) { // the Properties stay what they are while one reads
		return adapter == IPropertySheetPage.class ? adapter.cast(new SessionPropertySheetPage(getSite().getPage())) : super.getAdapter(adapter);
	}

	@Override
	public void dispose() {
		getSite().getPage().removePartListener(follower);
		super.dispose();
	}
}
