package org.channelexplorer.ui.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** The tip beside the mouse that shows an image: the picture, its file, given label and prediction. UI thread. */
public final class ImageTip {
	private static final int PICTURE = 144;
	private static final int MARGIN = 8;
	private static final int WATCH = 250;

	private final AnalysisSession session;
	private final Control owner;
	private final Thumbnails pictures;
	private Shell shell;
	private int shown = -1;
	private List<String> lines = List.of();

	/** A tip for one control; gone with it. */
	public ImageTip(AnalysisSession session, Control owner) {
		this.session = session;
		this.owner = owner;
		pictures = new Thumbnails(session.analysis(), owner, PICTURE, this::redraw);
		owner.addDisposeListener(e -> hide());
	}

	/** The image shown, -1 for none. */
	public int shown() {
		return shown;
	}

	/** What is written under the picture. */
	public static List<String> describe(AnalysisSession session, int image) {
		ImageEntry entry = session.analysis().images().get(image);
		List<String> lines = new ArrayList<>();
		lines.add(entry.file());
		String label = session.labels().nameOf(image);
		lines.add("Label: " + label + (label.equals(entry.label()) ? "" : " (given: " + entry.label() + ")"));
		session.predictions().flatMap(p -> p.of(image))
				.ifPresent(p -> lines.add("Predicted: " + p.text() + (session.contradicted(image) ? " \u2260 label" : "")));
		return lines;
	}

	/** Shows an image beside a place of the owner; -1 hides. */
	public void show(int image, int x, int y) {
		if (image < 0) {
			hide();
			return;
		}
		if (image == shown) {
			return;
		}
		shown = image;
		lines = describe(session, image);
		pictures.want(List.of(image));
		if (shell == null || shell.isDisposed()) {
			shell = new Shell(owner.getShell(), SWT.TOOL | SWT.NO_TRIM | SWT.ON_TOP | SWT.NO_FOCUS | SWT.DOUBLE_BUFFERED);
			shell.addPaintListener(e -> paint(e.gc));
			watch(shell);
		}
		place(owner.toDisplay(x, y));
		shell.setVisible(true);
		if (shell != null) { // showing it handles events: the mouse may have left
			shell.redraw();
		}
	}

	/** Hides the tip. */
	public void hide() {
		shown = -1;
		if (shell != null && !shell.isDisposed()) {
			shell.dispose();
		}
		shell = null;
	}

	// window systems do not tell of every way the mouse may leave (menus, other programs)
	private void watch(Shell mine) {
		mine.getDisplay().timerExec(WATCH, () -> {
			if (!mine.isDisposed()) {
				if (owner.isDisposed() || mine.getDisplay().getActiveShell() == null || mine.getDisplay().getCursorControl() != owner) {
					hide();
				} else {
					watch(mine);
				}
			}
		});
	}

	private void redraw() {
		if (shell != null && !shell.isDisposed()) {
			shell.redraw();
		}
	}

	private void place(Point mouse) {
		GC gc = new GC(owner);
		int width = lines.stream().mapToInt(l -> gc.textExtent(l).x).max().orElse(0);
		int height = gc.getFontMetrics().getHeight() * lines.size();
		gc.dispose();
		int w = Math.min(Math.max(PICTURE, width) + 2 * MARGIN, 480);
		int h = PICTURE + height + 3 * MARGIN;
		Rectangle screen = owner.getMonitor().getClientArea();
		int left = mouse.x + 18 + w > screen.x + screen.width ? mouse.x - 12 - w : mouse.x + 18;
		int top = Math.max(screen.y, Math.min(mouse.y + 12, screen.y + screen.height - h));
		shell.setBounds(left, top, w, h);
	}

	private void paint(GC gc) {
		Palette palette = Palette.current();
		Rectangle area = shell.getClientArea();
		gc.setBackground(palette.canvas());
		gc.fillRectangle(area);
		gc.setForeground(palette.line());
		gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		if (shown < 0) {
			return;
		}
		int x = (area.width - PICTURE) / 2;
		Image picture = pictures.get(shown);
		if (picture != null) {
			draw(gc, picture, x, MARGIN, PICTURE);
		} else {
			String problem = pictures.problem(shown);
			gc.setForeground(palette.quiet());
			gc.drawText(problem == null ? "\u2026" : problem, MARGIN, MARGIN + PICTURE / 2, true);
		}
		int y = PICTURE + 2 * MARGIN;
		int line = gc.getFontMetrics().getHeight();
		Labels labels = session.labels();
		gc.setBackground(ClassColors.of(labels).color(labels.classOf(shown)));
		gc.fillRectangle(1, PICTURE + MARGIN + MARGIN / 2, area.width - 2, 2);
		for (String text : lines) {
			gc.setForeground(text.equals(lines.getFirst()) ? palette.quiet() : palette.text());
			gc.drawText(shortened(gc, text, area.width - 2 * MARGIN), MARGIN, y, true);
			y += line;
		}
	}

	/** Draws an image into a square, keeping its proportions. Tiny images keep their pixels visible. */
	public static void draw(GC gc, Image image, int x, int y, int side) {
		draw(gc, image, fit(image, x, y, side));
	}

	/** Draws an image scaled to an area. */
	static void draw(GC gc, Image image, Rectangle to) {
		Rectangle b = image.getBounds();
		gc.setInterpolation(SWT.HIGH);
		gc.drawImage(image, 0, 0, b.width, b.height, to.x, to.y, to.width, to.height);
	}

	/** Where an image lies in a square: as large as fits, in its middle. */
	public static Rectangle fit(Image image, int x, int y, int side) {
		Rectangle b = image.getBounds();
		double scale = Math.min((double) side / b.width, (double) side / b.height);
		int w = Math.max(1, (int) Math.round(b.width * scale));
		int h = Math.max(1, (int) Math.round(b.height * scale));
		return new Rectangle(x + (side - w) / 2, y + (side - h) / 2, w, h);
	}

	/** A text cut in its middle so that it fits. */
	public static String shortened(GC gc, String text, int width) {
		if (gc.textExtent(text).x <= width) {
			return text;
		}
		int keep = text.length();
		String cut = text;
		while (keep > 4 && gc.textExtent(cut).x > width) {
			keep -= Math.max(1, keep / 12);
			cut = text.codePoints().limit(keep / 2).mapToObj(Character::toString).collect(Collectors.joining()) + "\u2026"
					+ text.substring(text.length() - keep / 2);
		}
		return cut;
	}
}
