package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.selection.Selections;
import org.junit.jupiter.api.Test;

class SelectionTest {
	private static final Labels LABELS = Labels.ofNames(List.of("a", "b", "a", "c", "b"));

	@Test
	void isAValue() {
		Selection s = Selection.NONE.withImages(4, 1, 4).withLayers(List.of("x", "y")).withChannels(7, 2);
		assertArrayEquals(new int[] { 1, 4 }, s.images());
		assertEquals("y", s.primaryLayer());
		assertEquals(s, Json.fromTree(Json.tree(s), Selection.class));
		assertArrayEquals(new int[] { 2, 7 }, s.withLayers(List.of("z", "y")).channels());
		assertArrayEquals(new int[0], s.withLayers(List.of("x")).channels(), "channels belong to their layer");
		assertNull(Selection.NONE.primaryLayer());
	}

	@Test
	void amongSomeRows() {
		Selection s = Selection.NONE.withImages(1, 4, 7, 9);
		assertEquals("{0, 2}", Selections.among(s, new int[] { 1, 3, 4, 8 }).toString());
		assertEquals("{}", Selections.among(s, new int[] { 0, 2, 10 }).toString());
		assertEquals("{}", Selections.among(Selection.NONE, new int[] { 0, 2 }).toString());
		assertEquals("{3}", Selections.among(s, new int[] { 2, 3, 5, 9, 11 }).toString());
	}

	@Test
	void tellsListenersOfRealChangesOnly() {
		SelectionModel model = new SelectionModel();
		List<String> heard = new ArrayList<>();
		model.addListener((before, now, source) -> heard.add(before.images().length + " to " + now.images().length + " by " + source));
		model.set(Selection.NONE, "nobody");
		model.change(s -> s.withImages(3), "me");
		model.change(s -> s.withImages(3), "me");
		assertEquals(List.of("0 to 1 by me"), heard);
	}

	@Test
	void aListenerMayChangeTheSelectionAgain() {
		SelectionModel model = new SelectionModel();
		List<String> first = new ArrayList<>();
		List<String> last = new ArrayList<>();
		model.addListener((before, now, source) -> first.add(before.images().length + " to " + now.images().length));
		model.addListener((before, now, source) -> {
			if (now.images().length == 1) {
				model.change(s -> s.withImages(1, 2), "listener");
			}
		});
		model.addListener((before, now, source) -> last.add(before.images().length + " to " + now.images().length));
		model.set(Selection.NONE.withImages(3), "me");
		assertEquals(List.of("0 to 1", "1 to 2"), first);
		assertEquals(first, last, "everybody sees the changes in their order");
		model.change(s -> s.withImages(), "me");
		assertEquals("2 to 0", last.getLast(), "and it goes on");
	}

	@Test
	void gesturesMeanTheSameEverywhere() {
		Selection one = Selections.image(Selection.NONE, 3, false);
		assertArrayEquals(new int[] { 0, 3 }, Selections.image(one, 0, true).images());
		assertArrayEquals(new int[0], Selections.image(one, 3, true).images());
		assertArrayEquals(new int[] { 2 }, Selections.image(one, 2, false).images());
		Selection b = Selections.ofClass(one, LABELS, 1, false);
		assertArrayEquals(new int[] { 1, 4 }, b.images());
		assertEquals(List.of("b"), b.classes());
		Selection both = Selections.ofClass(b, LABELS, 0, true);
		assertArrayEquals(new int[] { 0, 1, 2, 4 }, both.images());
		assertEquals(List.of("b", "a"), both.classes());
		assertArrayEquals(new int[] { 0, 2 }, Selections.ofClass(both, LABELS, 1, true).images());
		assertArrayEquals(new int[] { 2, 2, 0 }, Selections.counts(both, LABELS));
		assertEquals(List.of(), Selections.image(both, 0, true).classes(), "an image taken away is no longer the class");
	}
}
