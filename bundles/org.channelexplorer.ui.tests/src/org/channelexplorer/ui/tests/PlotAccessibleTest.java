package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.ui.plot.PlotPane;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What GTK's objects for assistive technology hold of a plot of many items. */
class PlotAccessibleTest {
	private static final int ITEMS = 20_000;

	private Shell shell;
	private PlotPane pane;
	private Object list;

	@BeforeEach
	void open() throws Exception {
		assumeTrue(SWT.getPlatform().equals("gtk"));
		shell = new Shell(Ui.window().getShell());
		pane = new PlotPane(shell, Samples.open(Samples.analysis()));
		pane.setSize(400, 300);
		Plot plot = PlotTest.scatter(IntStream.range(0, ITEMS).mapToDouble(i -> i % 200).toArray(),
				IntStream.range(0, ITEMS).mapToDouble(i -> i / 200).toArray());
		pane.show(plot, IntStream.range(0, ITEMS).toArray());
		list = Spoken.listening(pane);
	}

	@AfterEach
	void close() {
		if (shell != null) {
			shell.dispose();
			Samples.closeAll();
		}
	}

	private static Object field(Object of, String name) throws ReflectiveOperationException {
		Field field = of.getClass().getDeclaredField(name);
		field.setAccessible(true);
		return field.get(of);
	}

	private Object call(String name, Object... of) throws ReflectiveOperationException {
		Class<?>[] types = IntStream.range(0, of.length).mapToObj(_ -> long.class).toArray(Class[]::new);
		Method method = list.getClass().getDeclaredMethod(name, types);
		method.setAccessible(true);
		return method.invoke(null, of);
	}

	private Object child(long index) throws ReflectiveOperationException {
		return call("getAccessibleObject", call("atkObject_ref_child", field(list, "atkHandle"), index));
	}

	private long place(Object child) throws ReflectiveOperationException {
		return (long) call("atkObject_get_index_in_parent", field(child, "atkHandle"));
	}

	@SuppressWarnings("unchecked")
	private static String name(Object child) throws ReflectiveOperationException {
		Accessible accessible = (Accessible) field(child, "accessible");
		AccessibleEvent e = new AccessibleEvent(accessible);
		e.childID = ACC.CHILDID_SELF;
		((Iterable<AccessibleListener>) field(accessible, "accessibleListeners")).forEach(l -> l.getName(e));
		return e.result;
	}

	private String text(int item) {
		return pane.plot().item(pane.look(), item).hit().text();
	}

	@Test
	void anArrowKeyListsTheItemItReachesAndNoOther() throws Exception {
		for (int item : new int[] { 3, 15_000, ITEMS - 1, 3 }) {
			pane.item(item);
			Object children = field(list, "children");
			assertEquals(1, Array.getLength(children));
			assertEquals(item, place(Array.get(children, 0)), "its place among all");
			assertEquals(text(item), name(Array.get(children, 0)));
		}
		assertEquals(ITEMS, (long) call("atkObject_get_n_children", field(list, "atkHandle")));
	}

	@Test
	void anyItemIsThereWhenItIsAskedForAndFewAreKept() throws Exception {
		for (int i = 1000; i < 3000; i++) {
			Object child = child(i);
			assertEquals(i, place(child));
		}
		assertEquals(text(2999), name(child(2999)));
		assertEquals(field(child(2999), "atkHandle"), field(child(2999), "atkHandle"), "the same object");
		Object kept = field(pane.getAccessible(), "children");
		assertTrue(((java.util.Collection<?>) kept).size() <= 500, kept.toString());
	}
}
