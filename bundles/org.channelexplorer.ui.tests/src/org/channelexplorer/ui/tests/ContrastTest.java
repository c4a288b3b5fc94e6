package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.ui.internal.AuditPerspective;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IPerspectiveRegistry;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Icons and the colours of own painting can be seen in both themes; measured as WCAG 2.1 does. */
@ExtendWith(NoLoggedProblems.class)
class ContrastTest {
	private static final double ENOUGH = 4.5;
	private static final double GRAPHICS = 3; // of what needs no reading, WCAG 1.4.11
	private static final List<Integer> LIGHT = List.of(0xffffff, 0xf0f0f0);
	private static final List<Integer> DARK = List.of(0x2f2f2f, 0x48484c);
	private static final Pattern ELEMENT = Pattern.compile("<[^>]*>");
	private static final Pattern STROKE = Pattern.compile("stroke=\"#([0-9a-fA-F]{6})\"");
	private static final Pattern FILL = Pattern.compile("fill=\"#([0-9a-fA-F]{6})\"");

	private static double luminance(int rgb) {
		double[] parts = new double[3];
		for (int i = 0; i < 3; i++) {
			double c = (rgb >> 8 * (2 - i) & 0xff) / 255.0;
			parts[i] = c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
		}
		return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
	}

	private static double contrast(int a, int b) {
		double x = luminance(a) + 0.05;
		double y = luminance(b) + 0.05;
		return Math.max(x / y, y / x);
	}

	private static List<Bundle> bundles() {
		return Arrays.stream(FrameworkUtil.getBundle(ContrastTest.class).getBundleContext().getBundles())
				.filter(b -> b.getSymbolicName().startsWith("org.channelexplorer.ui")).toList();
	}

	private static List<URL> icons(Bundle bundle, String folder) {
		var found = bundle.findEntries(folder, "*.svg", false);
		return found == null ? List.of() : Collections.list(found).stream().filter(u -> !u.getPath().endsWith("/product.svg")).toList();
	}

	// what is drawn by a line is seen by its line; a fill without one by itself
	private static List<String> pale(URL icon, List<Integer> backgrounds, double enough) throws IOException {
		List<String> pale = new ArrayList<>();
		try (InputStream in = icon.openStream()) {
			Matcher elements = ELEMENT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
			while (elements.find()) {
				Matcher stroke = STROKE.matcher(elements.group());
				Matcher fill = FILL.matcher(elements.group());
				String color = stroke.find() ? stroke.group(1) : fill.find() ? fill.group(1) : null;
				if (color != null && backgrounds.stream().anyMatch(b -> contrast(Integer.parseInt(color, 16), b) < enough)) {
					pale.add(icon.getPath() + ": #" + color);
				}
			}
		}
		return pale;
	}

	@Test
	void blackOnWhiteIs21() {
		assertEquals(21, contrast(0, 0xffffff), 1e-9);
		assertEquals(1, contrast(0x808080, 0x808080));
	}

	@Test
	void iconsAreSeenInBothThemes() throws IOException {
		List<String> pale = new ArrayList<>();
		int seen = 0;
		for (Bundle bundle : bundles()) {
			List<URL> light = icons(bundle, "icons");
			List<URL> dark = icons(bundle, "icons/dark");
			seen += light.size();
			List<String> lightNames = light.stream().map(u -> u.getPath().replaceFirst(".*/", "")).sorted().toList();
			List<String> darkNames = dark.stream().map(u -> u.getPath().replaceFirst(".*/", "")).sorted().toList();
			assertEquals(lightNames, darkNames, bundle.getSymbolicName() + ": releng/icons.py makes the dark icons");
			for (URL icon : light) {
				pale.addAll(pale(icon, LIGHT, ENOUGH));
			}
			for (URL icon : dark) {
				pale.addAll(pale(icon, DARK, ENOUGH));
			}
		}
		assertTrue(seen > 20, "the icons are looked at: " + seen);
		assertEquals(List.of(), pale, "icons that can hardly be seen (releng/icons.py)");
	}

	/** Lists of perspectives, in the menu and in a dialog, have the icon of the registry in both themes. */
	@Test
	void iconsOfPerspectivesAreSeenInListsOfBothThemes() throws IOException {
		for (IPerspectiveDescriptor perspective : PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives()) {
			ImageData icon = perspective.getImageDescriptor().getImageData(100);
			double shown = brightness(icon) + 0.05;
			for (int background : new int[] { 0xffffff, 0xf0f0f0, 0x2f2f2f }) {
				double c = Math.max(shown / (luminance(background) + 0.05), (luminance(background) + 0.05) / shown);
				assertTrue(c >= GRAPHICS, perspective.getLabel() + " on #" + Integer.toHexString(background) + ": " + c);
			}
		}
		List<String> pale = new ArrayList<>();
		for (Bundle bundle : bundles()) {
			for (URL icon : icons(bundle, "icons/both")) {
				pale.addAll(pale(icon, List.of(0xffffff, 0xf0f0f0, 0x2f2f2f), GRAPHICS));
			}
		}
		assertEquals(List.of(), pale, "icons that can hardly be seen in one of the themes (releng/icons.py)");
	}

	@Test
	void textAndMarksAreReadInBothThemes() {
		List<String> pale = new ArrayList<>();
		for (Palette p : List.of(Palette.LIGHT, Palette.DARK)) {
			for (Color background : List.of(p.canvas(), p.band())) {
				for (Color ink : List.of(p.text(), p.quiet(), p.accent(), p.warning(), p.error())) {
					double c = contrast(Palette.value(ink), Palette.value(background));
					if (c < ENOUGH) {
						pale.add(String.format(Locale.ROOT, "#%06x on #%06x: %.2f", Palette.value(ink), Palette.value(background), c));
					}
				}
			}
			for (Color background : List.of(p.hover(), p.wash())) {
				for (Color ink : List.of(p.text(), p.quiet(), p.accent())) { // a heading counts in them what is selected
					double c = contrast(Palette.value(ink), Palette.value(background));
					if (c < ENOUGH) {
						pale.add(String.format(Locale.ROOT, "#%06x on #%06x: %.2f", Palette.value(ink), Palette.value(background), c));
					}
				}
			}
		}
		assertEquals(List.of(), pale);
	}

	@Test
	void tabsAndToolBarsTakeTheIconsOfTheTheme() throws Exception {
		IViewPart view = Ui.page().showView(ExplorePerspective.DATASET);
		MPart part = view.getSite().getService(MPart.class);
		IAction action = Arrays.stream(view.getViewSite().getActionBars().getToolBarManager().getItems()).filter(ActionContributionItem.class::isInstance)
				.map(i -> ((ActionContributionItem) i).getAction()).filter(a -> a.getImageDescriptor() != null).findFirst().orElseThrow();
		boolean before = Palette.current().dark();
		try {
			Themes.choose(true);
			Ui.until("the tab has the dark icon", () -> part.getIconURI().contains("/icons/dark/"));
			ImageDescriptor dark = action.getImageDescriptor();
			Image tab = view.getTitleImage();
			Themes.choose(false);
			Ui.until("the tab has the light icon", () -> !part.getIconURI().contains("/dark/"));
			assertFalse(dark.equals(action.getImageDescriptor()), "the action's icon has changed, too");
			assertFalse(tab.equals(view.getTitleImage()), "and the tab's own image");
		} finally {
			Themes.choose(before);
			Ui.settle();
		}
	}

	// of what can be seen of it, between 0 and 1
	private static double brightness(ImageData data) {
		double sum = 0;
		double weight = 0;
		for (int y = 0; y < data.height; y++) {
			for (int x = 0; x < data.width; x++) {
				RGB c = data.palette.getRGB(data.getPixel(x, y));
				int alpha = data.getAlpha(x, y);
				sum += alpha * luminance(c.red << 16 | c.green << 8 | c.blue);
				weight += alpha;
			}
		}
		return sum / weight;
	}

	private static double brightness(String icon) {
		Bundle bundle = FrameworkUtil.getBundle(AuditPerspective.class);
		return brightness(ImageDescriptor.createFromURL(bundle.getEntry(icon)).getImageData(100));
	}

	private static ToolItem button(Control control, String perspective) {
		if (control instanceof ToolBar bar) {
			for (ToolItem item : bar.getItems()) {
				if (item.getData() instanceof MPerspective p && p.getElementId().startsWith(perspective)) {
					return item;
				}
			}
		}
		if (control instanceof Composite composite) {
			return Arrays.stream(composite.getChildren()).map(c -> button(c, perspective)).filter(Objects::nonNull).findFirst().orElse(null);
		}
		return null;
	}

	@Test
	void onlyPerspectivesOfAnalysesAreOffered() {
		assertEquals(List.of(), Arrays.stream(PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives()).map(IPerspectiveDescriptor::getId)
				.filter(id -> !id.startsWith("org.channelexplorer.")).toList());
	}

	@Test
	void aPerspectiveOpenedInTheDarkThemeHasTheDarkIcon() {
		boolean before = Palette.current().dark();
		IWorkbenchPage page = Ui.page();
		IPerspectiveDescriptor was = page.getPerspective();
		IPerspectiveRegistry registry = PlatformUI.getWorkbench().getPerspectiveRegistry();
		try {
			page.setPerspective(registry.findPerspectiveWithId(ExplorePerspective.ID));
			page.closePerspective(registry.findPerspectiveWithId(AuditPerspective.ID), false, false); // another test may have opened it
			Ui.until("its button has gone", () -> button(Ui.window().getShell(), AuditPerspective.ID) == null);
			Themes.choose(true);
			Ui.settle();
			page.setPerspective(registry.findPerspectiveWithId(AuditPerspective.ID));
			Ui.settle();
			ToolItem opened = Ui.until("it has a button", () -> button(Ui.window().getShell(), AuditPerspective.ID));
			double shown = brightness(opened.getImage().getImageData());
			double dark = brightness("icons/dark/audit.svg");
			double light = brightness("icons/audit.svg");
			assertTrue(dark > light, "the icon for the dark theme is the brighter one");
			assertTrue(Math.abs(shown - dark) < Math.abs(shown - light), "brightness " + shown + ", of the icon for dark " + dark + ", for light " + light);
		} finally {
			Themes.choose(before);
			page.setPerspective(was);
			Ui.settle();
		}
	}

	// of the brightest pixel
	private static double letters(Button button) {
		Image image = new Image(button.getDisplay(), button.getSize().x, button.getSize().y);
		GC gc = new GC(button);
		gc.copyArea(image, 0, 0);
		gc.dispose();
		ImageData data = image.getImageData();
		image.dispose();
		double most = 0;
		for (int y = 4; y < data.height - 4; y++) {
			for (int x = 4; x < data.width - 4; x++) {
				RGB c = data.palette.getRGB(data.getPixel(x, y));
				most = Math.max(most, luminance(c.red << 16 | c.green << 8 | c.blue));
			}
		}
		return most;
	}

	@Test
	void aButtonThatCannotBeUsedLooksDifferentInTheDarkTheme() {
		boolean before = Palette.current().dark();
		Shell shell = new Shell(Ui.window().getShell());
		try {
			Themes.choose(true);
			Ui.settle();
			shell.setLayout(new FillLayout());
			Composite row = new Composite(shell, SWT.NONE);
			row.setLayout(new FillLayout());
			Button on = new Button(row, SWT.PUSH);
			Button off = new Button(row, SWT.PUSH);
			on.setText("Finish");
			off.setText("Finish");
			off.setEnabled(false);
			shell.setSize(300, 80);
			shell.open();
			Ui.settle();
			Ui.until("it is painted", () -> letters(on) > 0.5);
			Ui.until("what cannot be used is paler", () -> letters(off) < 0.7 * letters(on)); // GTK fades it
		} finally {
			shell.dispose();
			Themes.choose(before);
			Ui.settle();
		}
	}
}
