package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;

/** The {@link Tasks} by keys, with what assistive technology learns and nothing else. */
class TasksTest extends Tasks {

	private static void press(int state, int key) {
		Ui.settle();
		Control focus = Display.getCurrent().getFocusControl();
		Event e = new Event();
		e.stateMask = state;
		e.keyCode = key;
		e.character = (key & SWT.KEYCODE_BIT) != 0 ? 0 : state == SWT.MOD1 && key >= 'a' && key <= 'z' ? (char) (key - 'a' + 1) : (char) key;
		e.doit = true;
		focus.notifyListeners(SWT.KeyDown, e);
		if (!focus.isDisposed()) {
			Event up = new Event();
			up.keyCode = key;
			focus.notifyListeners(SWT.KeyUp, up);
		}
		Ui.settle();
	}

	/** Ctrl+K, V and a letter show a view. */
	private static void view(char letter) {
		press(SWT.MOD1, 'k');
		press(0, 'v');
		press(0, letter);
	}

	private static Spoken described(String what, Pattern wanted) {
		String[] last = { "" };
		try {
			Ui.untilComputed(what, () -> {
				Control focus = Display.getCurrent().getFocusControl();
				String text = focus == null ? null : new Spoken(focus).description();
				last[0] = focus + ": " + text;
				return text != null && wanted.matcher(text).find();
			});
			return Spoken.focused();
		} catch (AssertionError late) {
			throw new AssertionError(wanted + " is not in " + last[0], late);
		}
	}

	@Test
	void t1ByKeys() throws Exception {
		view('l');
		Spoken table = Ui.until("the table of layers has the focus", () -> {
			Control focus = Display.getCurrent().getFocusControl();
			if (focus != null && !(focus instanceof org.eclipse.swt.widgets.Table)) {
				focus.traverse(SWT.TRAVERSE_TAB_NEXT);
			}
			return focus instanceof org.eclipse.swt.widgets.Table ? new Spoken(focus) : null;
		});
		String conv = table.rows().stream().filter(r -> r.contains("Channels 128;")).findFirst().orElseThrow(() -> new AssertionError(table.rows().toString()));
		assertTrue(conv.contains("Channels 128;") && conv.contains("Map 4 \u00d7 4;"), conv);

		view('j');
		Spoken jaccard = described("the similarities are there", NEAREST);
		assertEquals(List.of("cat", "dog"), mostAlike(jaccard.description()));

		view('d');
		Spoken images = Spoken.focused();
		assertEquals(ACC.ROLE_LIST, images.role());
		press(0, SWT.HOME);
		int chosen = -1;
		for (int step = 0; step < 200 && chosen < 0; step++) { // until an image that the network takes for another class
			press(0, SWT.ARROW_RIGHT);
			int at = selected(images);
			chosen = at >= 0 && images.name(at).contains(", cat, predicted dog") ? at : -1;
		}
		assertTrue(chosen >= 0, "no cat predicted as dog");
		String file = images.name(chosen).replaceFirst(",.*", "");
		Ui.answer("New Class", Ui.typed("doubtful"));
		press(SWT.MOD1, 'g');
		Ui.until("the image has its label", () -> {
			press(0, SWT.END); // the new class is the last one
			return selected(images) >= 0 && images.name(selected(images)).startsWith(file + ", doubtful");
		});
	}

	private static int selected(Spoken list) {
		for (int i = 0; i < list.children(); i++) {
			if (list.selected(i) && !list.name(i).startsWith("Class ")) {
				return i;
			}
		}
		return -1;
	}

	@Test
	void t2ByKeys() {
		view('d');
		Spoken images = Spoken.focused();
		press(0, SWT.HOME);
		String name = "";
		for (int step = 0; step < 400 && !name.contains(", cat, predicted dog"); step++) {
			press(0, SWT.ARROW_RIGHT);
			int at = selected(images);
			name = at < 0 ? "" : images.name(at);
		}
		String file = name.replaceFirst(",.*", "");
		view('w');
		Pattern story = Pattern.compile(
				Pattern.quote(file) + " \\(cat\\)\\. Most of its nearest images: (.+)\\. It lies with (\\S+) (from (\\S+) on|in every layer shown)\\.");
		String text = described("the layers stand side by side", story).description();
		assertEquals("dog", found(story, text, 2));
		assertTrue(Pattern.compile("It (leaves its class, cat, after \\S+|lies with its class, cat, in no layer shown)\\.").matcher(text).find(), text);
	}

	@Test
	void t3ByKeys() {
		view('p');
		Pattern worst = Pattern.compile("k-NN purity.*worst in (\\S+) with");
		Spoken profile = described("the profile is there", worst);
		String layer = found(worst, profile.description(), 1);
		for (int i = 0; i < profile.children() && (profile.focus() < 0 || !profile.name(profile.focus()).contains(layer)); i++) {
			press(0, SWT.ARROW_RIGHT);
		}
		assertTrue(profile.name(profile.focus()).contains(layer), profile.name(profile.focus()));
		press(0, SWT.CR);
		view('j');
		Spoken jaccard = described("the similarities of the layer are there", Pattern.compile("classes in " + Pattern.quote(layer)));
		assertEquals(2, mostAlike(jaccard.description()).size());
	}

	@Test
	void t4ByKeys() {
		view('h');
		Pattern row = Pattern.compile("Row (\\d+), channel (\\d+): highest mean in mustang");
		Spoken heatmap = described("the heatmap is there", row);
		int down = Integer.parseInt(found(row, heatmap.description(), 1)) - 1;
		String channel = found(row, heatmap.description(), 2);
		press(0, SWT.ARROW_DOWN); // to the first cell
		for (int i = 0; i < down; i++) {
			press(0, SWT.ARROW_DOWN);
		}
		for (int i = 0; i < 540 && !heatmap.name(heatmap.focus()).contains("mustang/"); i++) {
			press(0, SWT.ARROW_RIGHT);
		}
		String cell = heatmap.name(heatmap.focus());
		assertTrue(cell.startsWith("channel " + channel + ",") && cell.contains("mustang/"), cell);
		String file = found(Pattern.compile("(mustang/[^\\s,;]+)"), cell, 1);
		press(0, SWT.CR);
		view('o');
		Pattern where = Pattern.compile(Pattern.quote(file) + ", channel " + channel + "\\b.*: from .* to .*, largest in row \\d+, column \\d+");
		described("the map is there", where);
	}
}
