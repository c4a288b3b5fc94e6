package org.channelexplorer.ui.internal.help;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.catalogue.Problem;
import org.channelexplorer.core.operation.HelpPage;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.ui.SessionPropertySheetPage;
import org.channelexplorer.ui.theme.Themes;
import org.channelexplorer.ui.theme.TitleIcons;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/** Every operation and method that is installed: what it computes, by which formula, after whom, and when not to trust it. */
public final class MethodsView extends ViewPart {
	public static final String ID = "org.channelexplorer.ui.methods"; //$NON-NLS-1$

	private static final double WIDE = 1.3;

	private Text filter;
	private TreeViewer tree;
	private PageText text;
	private List<HelpPage> operations;

	/** The contributions to one extension point. */
	record Kind(String name, List<HelpPage> pages) {
		/** What cannot be used: pages that say why. */
		static Kind of(List<Problem> problems) {
			return new Kind("Problems", //$NON-NLS-1$
					problems.stream().map(p -> new HelpPage(p.id(), p.id().isEmpty() ? "(no id)" : p.id(), p.bundle(), 0, p.text(), "", "", "", //$NON-NLS-1$ //$NON-NLS-2$
							List.of(), List.of())).toList());
		}
	}

	@Override
	public void createPartControl(Composite parent) {
		SashForm sash = new SashForm(parent, SWT.VERTICAL);
		sash.addListener(SWT.Resize, e -> sash.setOrientation(sash.getSize().x > WIDE * sash.getSize().y ? SWT.HORIZONTAL : SWT.VERTICAL));
		Composite top = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 4).spacing(4, 4).applyTo(top);
		filter = new Text(top, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage("Filter by name or words");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		tree = new TreeViewer(top, SWT.SINGLE | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.getTree());
		tree.setContentProvider(new Content());
		tree.setLabelProvider(LabelProvider.createTextProvider(e -> e instanceof Kind k ? k.name : ((HelpPage) e).name()));
		tree.setFilters(new Words());
		text = new PageText(sash);
		Themes.onChange(text.control(), () -> firePropertyChange(PROP_TITLE));
		sash.setWeights(2, 3);
		tree.addSelectionChangedListener(e -> {
			if (e.getStructuredSelection().getFirstElement() instanceof HelpPage page) {
				text.show(page, operations.contains(page) ? HelpPage.scope() : List.of());
			}
		});
		filter.addModifyListener(e -> {
			tree.refresh();
			tree.expandAll();
		});
		Catalogue catalogue = Catalogue.ofEquinox();
		List<Kind> kinds = kinds();
		operations = catalogue.contributions(Operation.POINT).stream().filter(Contribution::documented).map(c -> HelpPage.of(catalogue, c)).toList();
		tree.setInput(kinds);
		tree.expandAll();
		if (!kinds.isEmpty()) {
			tree.setSelection(new StructuredSelection(kinds.getFirst().pages.getFirst()));
			tree.getTree().setTopItem(tree.getTree().getItem(0));
		}
	}

	private static List<Kind> kinds() {
		Catalogue catalogue = Catalogue.ofEquinox();
		List<Kind> kinds = new ArrayList<>();
		for (ExtensionPoint<?> point : Operations.points()) {
			Stream<? extends Contribution<?>> documented = catalogue.contributions(point).stream().filter(Contribution::documented);
			List<HelpPage> pages = documented.map(c -> HelpPage.of(catalogue, c)).sorted(Comparator.comparing(p -> p.name().toLowerCase(Locale.ROOT))).toList();
			if (!pages.isEmpty()) {
				kinds.add(new Kind(name(point), pages));
			}
		}
		Collections.reverse(kinds); // operations first
		List<Problem> problems = new Operations(catalogue).problems();
		if (!problems.isEmpty()) {
			kinds.add(Kind.of(problems));
		}
		return kinds;
	}

	/** Words of an id: {@code summaryFunctions} is "Summary functions". */
	private static String name(ExtensionPoint<?> point) {
		String words = point.id().substring(point.id().lastIndexOf('.') + 1).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	/** Shows the page of an operation or method; nothing when there is none of that id. */
	public void show(String id) {
		filter.setText(""); //$NON-NLS-1$
		((List<?>) tree.getInput()).stream().flatMap(k -> ((Kind) k).pages.stream()).filter(p -> p.id().equals(id)).findFirst()
				.ifPresent(p -> tree.setSelection(new StructuredSelection(p), true));
	}

	/** The list of methods. */
	public TreeViewer tree() {
		return tree;
	}

	/** The filter's field. */
	public Text filter() {
		return filter;
	}

	/** The page that is shown, as plain text. */
	public String text() {
		return text.control().getText();
	}

	@Override
	public Image getTitleImage() {
		return TitleIcons.of(getConfigurationElement(), super.getTitleImage());
	}

	@Override
	public void setFocus() {
		filter.setFocus();
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) { // the Properties stay what they are while one reads
		return adapter == IPropertySheetPage.class ? adapter.cast(new SessionPropertySheetPage(getSite().getPage())) : super.getAdapter(adapter);
	}

	private static final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return ((List<?>) input).toArray();
		}

		@Override
		public Object[] getChildren(Object parent) {
			return parent instanceof Kind k ? k.pages.toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object element) {
			return null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof Kind;
		}
	}

	private final class Words extends ViewerFilter {
		@Override
		public boolean select(Viewer viewer, Object parent, Object element) {
			if (element instanceof Kind k) {
				return k.pages.stream().anyMatch(p -> select(viewer, k, p));
			}
			HelpPage p = (HelpPage) element;
			String all = (String.join(" ", p.id(), p.name(), p.summary(), p.formula(), p.source(), p.caution()) + p.parameters()).toLowerCase(Locale.ROOT);
			return Stream.of(filter.getText().toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
		}
	}
}
