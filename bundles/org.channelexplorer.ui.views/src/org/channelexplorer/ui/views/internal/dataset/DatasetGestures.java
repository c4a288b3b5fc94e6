package org.channelexplorer.ui.views.internal.dataset;

import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.ClassEdits;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.selection.Combine;
import org.channelexplorer.ui.selection.Selecting;
import org.channelexplorer.ui.selection.Selections;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;

/**
 * Mouse and keys on the images. Click selects an image, or on a heading a class; Shift up to there, Ctrl adds or takes away; dragging images onto a
 * class puts them there, dragging a class onto another makes one of both.
 */
final class DatasetGestures {
	private static final int SLACK = 6;
	private static final int EDGE = 24;
	private static final String NEW_CLASS = "org.channelexplorer.ui.classes.new"; //$NON-NLS-1$

	private final DatasetCanvas canvas;
	private final AnalysisSession session;
	private int anchor = -1;
	private DatasetLayout.Hit pressed;
	private boolean selectOnRelease;
	private int pressedX;
	private int pressedY;

	DatasetGestures(DatasetCanvas canvas) {
		this.canvas = canvas;
		session = canvas.session();
		canvas.addListener(SWT.MouseDown, this::down);
		canvas.addListener(SWT.MouseMove, this::move);
		canvas.addListener(SWT.MouseUp, this::up);
		canvas.addListener(SWT.MouseExit, e -> {
			canvas.tip().hide();
			canvas.describe(null);
		});
		canvas.addListener(SWT.KeyDown, this::key);
		canvas.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
	}

	private DatasetLayout.Hit hit(Event e) {
		return canvas.arranged().hit(e.x, e.y + canvas.scrolled());
	}

	private void down(Event e) {
		canvas.setFocus();
		canvas.tip().hide();
		DatasetLayout.Hit hit = hit(e);
		pressed = e.button == 1 ? hit : null;
		selectOnRelease = false;
		pressedX = e.x;
		pressedY = e.y;
		boolean ctrl = (e.stateMask & SWT.MOD1) != 0;
		if (e.button == 3) {
			forMenu(hit);
		} else if (e.button == 1 && hit == null) {
			if (!ctrl && (e.stateMask & SWT.SHIFT) == 0) {
				session.selection().change(Selections::noImages, canvas);
			}
		} else if (e.button == 1) {
			press(e, hit, ctrl);
		}
	}

	// the menu is about what was clicked, unless that is selected with others
	private void forMenu(DatasetLayout.Hit hit) {
		if (hit != null && hit.image() >= 0 && !session.selection().get().hasImage(hit.image())) {
			anchor = hit.image();
			session.selection().change(s -> Selections.image(s, hit.image(), false), canvas);
		} else if (hit != null && hit.image() < 0 && !session.selection().get().classes().contains(name(hit.classIndex()))) {
			session.selection().change(s -> Selections.ofClass(s, canvas.labels(), hit.classIndex(), false), canvas);
		}
	}

	private String name(int classIndex) {
		return canvas.labels().classes().get(classIndex);
	}

	private void press(Event e, DatasetLayout.Hit hit, boolean ctrl) {
		if (hit.image() < 0) {
			if (e.x < canvas.headerHeight()) {
				pressed = null;
				canvas.change(s -> s.toggled(name(hit.classIndex())));
			} else {
				ofClass(hit.classIndex(), ctrl);
			}
		} else if ((e.stateMask & SWT.SHIFT) != 0 && anchor >= 0) {
			range(hit.image(), ctrl);
		} else {
			selectOnRelease = !ctrl && session.selection().get().hasImage(hit.image()); // it may be dragged with the others
			anchor = hit.image();
			if (!selectOnRelease) {
				session.selection().change(s -> Selections.image(s, hit.image(), ctrl), canvas);
			}
		}
	}

	// of a class, what is shown of it: neither what the filter hides nor what is not in the focus
	private void ofClass(int classIndex, boolean toggle) {
		int[] shown = session.shown().images().stream().filter(i -> canvas.labels().classOf(i) == classIndex).toArray();
		if (shown.length == canvas.labels().counts()[classIndex]) {
			session.selection().change(s -> Selections.ofClass(s, canvas.labels(), classIndex, toggle), canvas);
			return;
		}
		boolean all = toggle && Arrays.stream(shown).allMatch(session.selection().get()::hasImage);
		Combine how = !toggle ? Combine.REPLACE : all ? Combine.REMOVE : Combine.ADD;
		session.selection().change(s -> how.apply(s, Selecting.images(shown)), canvas);
	}

	private void range(int image, boolean add) {
		int[] order = canvas.arranged().order();
		int from = index(order, anchor);
		int to = index(order, image);
		if (from >= 0 && to >= 0) {
			int[] rows = Arrays.copyOfRange(order, Math.min(from, to), Math.max(from, to) + 1);
			session.selection().change(s -> Selections.images(s, rows, add), canvas);
		}
	}

	private static int index(int[] order, int image) {
		for (int i = 0; i < order.length; i++) {
			if (order[i] == image) {
				return i;
			}
		}
		return -1;
	}

	private void move(Event e) {
		if (pressed == null) {
			DatasetLayout.Hit hit = hit(e);
			canvas.tip().show(hit == null ? -1 : hit.image(), e.x, e.y);
			DatasetLayout.Block block = hit == null || hit.image() >= 0 ? null : canvas.arranged().blockAt(e.y + canvas.scrolled());
			canvas.describe(block);
			return;
		}
		if (canvas.drag() == null && Math.abs(e.x - pressedX) <= SLACK && Math.abs(e.y - pressedY) <= SLACK) {
			return;
		}
		DatasetDrag drag = canvas.drag() != null ? canvas.drag()
				: new DatasetDrag(pressed.image() < 0 ? new int[0] : session.selection().get().images(),
						pressed.image() < 0 ? name(pressed.classIndex()) : null,
						null, null, e.x, e.y);
		int height = canvas.getClientArea().height;
		if (e.y < EDGE || e.y > height - EDGE) {
			canvas.scrollTo(canvas.scrolled() + (e.y < EDGE ? -EDGE : EDGE));
		}
		DatasetLayout.Block over = canvas.arranged().blockAt(e.y + canvas.scrolled());
		canvas.drag(drag.over(over, over == null ? null : name(over.classIndex()), e.x, e.y));
	}

	private void up(Event e) {
		DatasetDrag drag = canvas.drag();
		DatasetLayout.Hit was = pressed;
		pressed = null;
		if (drag != null) {
			canvas.drag(null);
			// after the event: a dialog would handle events within it
			canvas.getDisplay().asyncExec(() -> drop(drag));
		} else if (selectOnRelease && was != null) {
			session.selection().change(s -> Selections.image(s, was.image(), false), canvas);
		}
		selectOnRelease = false;
	}

	private void drop(DatasetDrag drag) {
		if (canvas.isDisposed()) {
			return;
		}
		try {
			if (drag.from() != null) {
				dropClass(drag.from(), drag.targetName());
			} else if (drag.targetName() == null) {
				Commands.run(PlatformUI.getWorkbench(), NEW_CLASS);
			} else if (drag.targetName().equals(AnalysisSession.LEFT_OUT)) {
				ClassEdits.leaveOut(session);
			} else {
				ClassEdits.assign(session, drag.images(), drag.targetName(), "Move to Class");
			}
		} catch (InputException refused) {
			Messages.error("Classes", refused.getMessage());
		}
	}

	private void dropClass(String from, String to) throws InputException {
		if (to == null || to.equals(from) || from.equals(AnalysisSession.LEFT_OUT)) {
			return;
		}
		if (to.equals(AnalysisSession.LEFT_OUT)) {
			ClassEdits.leaveOut(session);
		} else if (MessageDialog.openConfirm(canvas.getShell(), "Merge Classes", "Make one class '" + to + "' of '" + from + "' and '" + to + "'?")) {
			ClassEdits.merge(session, List.of(from, to), to);
		}
	}

	private void key(Event e) {
		int step = switch (e.keyCode) {
		case SWT.ARROW_LEFT -> -1;
		case SWT.ARROW_RIGHT -> 1;
		case SWT.ARROW_UP -> -canvas.arranged().columns();
		case SWT.ARROW_DOWN -> canvas.arranged().columns();
		case SWT.HOME -> -canvas.labels().size();
		case SWT.END -> canvas.labels().size();
		default -> 0;
		};
		if (e.keyCode == SWT.ESC) {
			if (canvas.drag() != null) {
				pressed = null;
				canvas.drag(null);
			} else {
				session.selection().change(Selections::noImages, canvas);
			}
		} else if (e.keyCode == SWT.PAGE_UP || e.keyCode == SWT.PAGE_DOWN) {
			canvas.scrollTo(canvas.scrolled() + (e.keyCode == SWT.PAGE_UP ? -1 : 1) * canvas.getVerticalBar().getPageIncrement());
		} else if (step != 0) {
			step(step, (e.stateMask & SWT.SHIFT) != 0);
		}
	}

	private void step(int step, boolean add) {
		int[] order = canvas.arranged().order();
		if (order.length == 0) {
			return;
		}
		int[] now = session.selection().get().images();
		int at = anchor >= 0 ? index(order, anchor) : now.length > 0 ? index(order, now[0]) : -1;
		int next = order[Math.clamp(at < 0 ? 0 : at + step, 0, order.length - 1)];
		anchor = next;
		session.selection().change(s -> add ? Selections.images(s, new int[] { next }, true) : Selections.image(s, next, false), canvas);
		canvas.reveal(next);
	}
}
