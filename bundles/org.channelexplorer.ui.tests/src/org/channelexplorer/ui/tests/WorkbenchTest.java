package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementReference;
import org.eclipse.ui.menus.UIElement;
import org.eclipse.ui.services.IEvaluationService;
import org.eclipse.ui.views.properties.PropertySheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class WorkbenchTest {

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	@Test
	void opensThePerspective() {
		assertEquals(ExplorePerspective.ID, Ui.page().getPerspective().getId());
		for (String view : List.of(ExplorePerspective.DATASET, ExplorePerspective.SCATTERPLOT, ExplorePerspective.ANALYSES, IPageLayout.ID_PROP_SHEET)) {
			assertNotNull(Ui.page().findView(view), view);
		}
	}

	@Test
	void titleNamesTheAnalysis() throws Exception {
		Samples.open(Samples.analysis());
		Ui.until("the title names it", () -> Ui.window().getShell().getText().startsWith("sample \u2014 "));
		Samples.closeAll();
		Ui.until("the title names the product", () -> !Ui.window().getShell().getText().contains("sample"));
	}

	@Test
	void propertiesFollowTheSelection() throws Exception {
		AnalysisSession session = Samples.open(Samples.analysis());
		Ui.page().showView(ExplorePerspective.DATASET);
		PropertySheet sheet = (PropertySheet) Ui.page().showView(IPageLayout.ID_PROP_SHEET);
		Tree tree = tree(sheet.getCurrentPage().getControl());
		Ui.until("the analysis is described", () -> texts(tree).contains("Analysis=sample"));
		session.selection().change(s -> s.withLayers(List.of("first")), this);
		Ui.until("the layer is described", () -> texts(tree).contains("Layer=first") && texts(tree).contains("kernel=1 x 1"));
		session.selection().change(s -> s.withImages(0), this);
		Ui.until("the image is described", () -> texts(tree).contains("Label=blue"));
		session.selection().change(s -> s.withImages(0, 7), this);
		Ui.until("the images are described", () -> texts(tree).contains("Images=2 of 12"));
		session.selection().change(s -> s.withImages(0).withClasses(List.of("red")), this);
		Ui.until("the class is described", () -> texts(tree).contains("Predicted as labelled=83.3 %"));
	}

	@Test
	void groupsOfPropertiesAreSeenOpen() throws Exception {
		AnalysisSession session = Samples.open(Samples.analysis());
		Ui.page().showView(ExplorePerspective.DATASET); // which the sheet follows
		PropertySheet sheet = (PropertySheet) Ui.page().showView(IPageLayout.ID_PROP_SHEET);
		Tree tree = tree(sheet.getCurrentPage().getControl());
		for (int round = 0; round < 3; round++) {
			session.selection().change(s -> s.withImages(0, 1, 2).withClasses(List.of("red")), this);
			Ui.until("the class is described", () -> texts(tree).contains("Predicted as labelled=83.3 %") && open(tree));
			session.selection().change(s -> s.withImages(0).withClasses(List.of()), this);
			Ui.until("the image is described", () -> texts(tree).contains("Label=blue") && open(tree));
			session.selection().change(s -> s.withImages(0, 7), this);
			Ui.until("the images are described", () -> texts(tree).contains("Images=2 of 12") && open(tree));
		}
	}

	private static boolean open(Tree tree) {
		return java.util.Arrays.stream(tree.getItems()).allMatch(i -> i.getItemCount() > 0 && i.getItem(0).getBounds().height > 1);
	}

	@Test
	void themeCanBeSwitched() {
		boolean dark = Palette.current().dark();
		Themes.choose(!dark);
		Ui.settle();
		assertEquals(!dark, Palette.current().dark());
		Themes.choose(dark);
		Ui.settle();
		assertEquals(dark, Palette.current().dark());
		assertTrue(contrast(Palette.LIGHT) >= 4.5 && contrast(Palette.DARK) >= 4.5, "quiet text can be read");
	}

	private static double contrast(Palette p) {
		double a = luminance(Palette.value(p.quiet())) + 0.05;
		double b = luminance(Palette.value(p.band())) + 0.05;
		return Math.max(a / b, b / a);
	}

	private static double luminance(int rgb) {
		double[] parts = new double[3];
		for (int i = 0; i < 3; i++) {
			double c = (rgb >> 8 * (2 - i) & 0xff) / 255.0;
			parts[i] = c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
		}
		return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
	}

	private static Tree tree(Control control) {
		if (control instanceof Tree t) {
			return t;
		}
		for (Control c : ((Composite) control).getChildren()) {
			Tree t = tree(c);
			if (t != null) {
				return t;
			}
		}
		return null;
	}

	private static List<String> texts(Tree tree) {
		return java.util.Arrays.stream(tree.getItems()).flatMap(i -> java.util.Arrays.stream(i.getItems())).map(i -> i.getText(0) + "=" + i.getText(1))
				.toList();
	}

	@Test
	void aDesktopThatWritesLightOnDarkIsRecognised() {
		assertTrue(Themes.lightOnDark(new RGB(255, 255, 255), new RGB(45, 45, 45)));
		assertFalse(Themes.lightOnDark(new RGB(0, 0, 0), new RGB(253, 253, 252)));
		boolean dark = Palette.current().dark();
		Themes.suit(Display.getCurrent()); // the desktop of the tests writes dark on light, or the theme is dark
		assertEquals(dark, Palette.current().dark());
	}

	@Test
	void selectingDoesNotAskWhetherTheAnalysisCanBeResumed() throws Exception {
		AnalysisSession session = Samples.open(Samples.analysis());
		ICommandService commands = Ui.window().getService(ICommandService.class);
		List<String> told = new ArrayList<>();
		UIElement element = new UIElement(Ui.window()) {
			@Override
			public void setTooltip(String text) {
				told.add(text);
			}

			@Override
			public void setText(String text) {
				// the menu's own
			}

			@Override
			public void setIcon(ImageDescriptor icon) {
				// none
			}

			@Override
			public void setDisabledIcon(ImageDescriptor icon) {
				// none
			}

			@Override
			public void setHoverIcon(ImageDescriptor icon) {
				// none
			}

			@Override
			public void setChecked(boolean checked) {
				// no such command
			}
		};
		ParameterizedCommand resume = new ParameterizedCommand(commands.getCommand(Commands.RESUME), null);
		resume.getCommand().setEnabled(Ui.window().getService(IEvaluationService.class).getCurrentState()); // which loads its handler
		resume.getCommand().isEnabled();
		IElementReference reference = commands.registerElementForCommand(resume, element);
		try {
			Ui.settle();
			told.clear();
			session.selection().change(s -> s.withImages(3), this);
			Ui.settle();
			assertEquals(List.of(), told);
			Samples.closeAll();
			Ui.until("another analysis is asked about", () -> !told.isEmpty());
		} finally {
			commands.unregisterElement(reference);
		}
	}
}
