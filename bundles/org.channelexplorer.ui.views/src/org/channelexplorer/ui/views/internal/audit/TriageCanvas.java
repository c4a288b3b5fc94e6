package org.channelexplorer.ui.views.internal.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.View;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.SuspectFilter;
import org.channelexplorer.ui.Suspects;
import org.channelexplorer.ui.image.DrawnImage;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.internal.HeaderLines;
import org.channelexplorer.ui.plot.SwtSurface;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** A suspect large, beside it the images of its classes that it is like, below them the probability of its class layer by layer. */
final class TriageCanvas extends Canvas {
	private static final int LARGE = 480;
	private static final int SMALL = 56;
	private static final int LOADED = 160;
	private static final int MOST_LINES = 9;
	private static final int GAP = 8;
	private static final int BARS = 84;
	private static final int AHEAD = 3;
	private static final double MAPS = 0.4; // of the height, for activation maps
	// of an overlay's plot: its height in heights of a picture, and its rim in pixels
	private static final double WHOLE = 1.46;
	private static final int RIM = 14;

	private final AnalysisSession session;
	private final Suspects suspects;
	private final Thumbnails large;
	private final Thumbnails small;
	private final LikeFinder like;
	private final OverlayFinder overlays;
	private int shown = -1;
	private long painted;

	TriageCanvas(Composite parent, AnalysisSession session) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.session = session;
		suspects = session.suspects();
		large = new Thumbnails(session.analysis(), this, LARGE, this::redraw);
		small = new Thumbnails(session.analysis(), this, LOADED, this::redraw);
		like = new LikeFinder(session, this, () -> {
			wantSmall();
			redraw();
		});
		overlays = new OverlayFinder(session, this, this::redraw);
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.FocusIn, _ -> redraw());
		addListener(SWT.FocusOut, _ -> redraw());
		addListener(SWT.MouseDown, _ -> setFocus());
		Themes.onChange(this, this::redraw);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = text();
			}
		});
	}

	/** Shows the image that is looked at, and loads those that come next. */
	void refresh() {
		int at = suspects.at();
		boolean other = at != shown;
		shown = at;
		if (at >= 0 && suspects.audit().get().isPresent()) {
			List<Integer> coming = coming(at);
			large.want(coming.stream().map(suspects::row).filter(r -> r >= 0).toList());
			like.want(suspects.audit().get().get(), coming);
			overlays.want(suspects.audit().get().get(), coming);
			wantSmall();
		}
		if (other) {
			getAccessible().setFocus(-1); // its name is that of the image
		}
		redraw();
	}

	/** Draws at once: GTK has no other way to be seen before what follows from a key has been done. */
	void paintNow() {
		if (!isVisible() || getClientArea().isEmpty()) {
			return;
		}
		GC gc = new GC(this);
		try {
			paint(gc);
		} finally {
			gc.dispose();
		}
		getDisplay().getCursorLocation(); // asks the server, which shows what was drawn first
	}

	private List<Integer> coming(int at) {
		List<Integer> coming = new ArrayList<>(List.of(at));
		int next = at;
		for (int i = 0; i < AHEAD && (next = suspects.next(next)) >= 0; i++) {
			coming.add(next);
		}
		int undecided = suspects.nextUndecided(at);
		if (undecided >= 0 && !coming.contains(undecided)) {
			coming.add(1, undecided);
		}
		int previous = suspects.previous(at);
		if (previous >= 0) {
			coming.add(previous);
		}
		return coming;
	}

	private void wantSmall() {
		List<Integer> rows = new ArrayList<>();
		if (shown >= 0 && suspects.audit().get().isPresent()) {
			for (int place : coming(shown)) {
				LikeImages images = like(suspects.images().get(place));
				rows.addAll(images.given());
				rows.addAll(images.suggested());
			}
			small.want(rows);
		}
	}

	/** What is shown, in sentences. */
	String text() {
		if (suspects.audit().get().isEmpty()) {
			return "Audit the labels in Suspects; then every suspect image is shown here.";
		}
		if (shown < 0) {
			return "The audit lists no image.";
		}
		LabelIssues.OfImage i = suspects.images().get(shown);
		return i.file() + ", number " + i.verdict().rank() + " of " + suspects.images().size() + ": " + AuditText.labels(i)
				+ (i.verdict().finding() == LabelIssues.Finding.FINE ? "" : ", " + AuditText.finding(i.verdict().finding()))
				+ (i.leavesAt().isEmpty() ? "" : ", leaves its class at " + AuditText.layer(session, i.leavesAt()))
				+ (i.conflict().isEmpty() ? "" : ", conflicts with " + i.conflict()) + speaks(i.file())
				+ (ByLayer.any(issues()) ? ". " + ByLayer.text(issues(), shown) : "") + ". State: " + SuspectFilter.text(suspects.decision(shown)) + comment();
	}

	private LabelIssues issues() {
		return suspects.audit().get().orElseThrow().issues();
	}

	private String speaks(String file) {
		OverlayFinder.Shown maps = overlays.of(file);
		return maps == null || maps.plot() == null ? ""
				: ", channel " + maps.channels().given() + " of " + AuditText.layer(session, maps.layer()) + " speaks for its class and "
						+ maps.channels().suggested() + " for the suggested one";
	}

	private String comment() {
		return suspects.decision(shown).map(d -> d.comment()).filter(c -> !c.isEmpty()).map(c -> " (" + c + ")").orElse("");
	}

	/** When the picture that is looked at was last painted, {@link System#nanoTime()}; 0 while it is not loaded. For tests. */
	long painted() {
		return painted;
	}

	/** Whether everything that is shown of a place of the list is loaded: the picture, the images it is like, the maps. */
	boolean ready(int place) {
		LabelIssues.OfImage image = suspects.images().get(place);
		return large.get(suspects.row(place)) != null && like.of(image.file()) != null && overlays.of(image.file()) != null
				&& Stream.concat(like(image).given().stream(), like(image).suggested().stream()).allMatch(r -> small.get(r) != null);
	}

	/** The channels that speak for the classes of the image shown, null while they are not known. */
	Speaking speaking() {
		OverlayFinder.Shown maps = shown < 0 ? null : overlays.of(suspects.images().get(shown).file());
		return maps == null ? null : maps.channels();
	}

	/** The images that the one shown is like. */
	LikeImages like() {
		return shown < 0 ? LikeImages.NONE : like(suspects.images().get(shown));
	}

	private LikeImages like(LabelIssues.OfImage image) {
		LikeImages images = like.of(image.file());
		return images == null ? LikeImages.NONE : images;
	}

	private void paint(GC gc) {
		Palette p = Palette.current();
		Rectangle area = getClientArea();
		gc.setBackground(p.canvas());
		gc.fillRectangle(area);
		painted = 0;
		if (suspects.audit().get().isEmpty() || shown < 0) {
			gc.setForeground(p.text());
			gc.drawText(String.join("\n", HeaderLines.of(text(), area.width - 2 * GAP, MOST_LINES, t -> gc.textExtent(t).x)), GAP, GAP, true);
			return;
		}
		LabelIssues.OfImage image = suspects.images().get(shown);
		int line = gc.getFontMetrics().getHeight();
		int top = head(gc, p, image, area.width - 2 * GAP, line);
		boolean bars = !suspects.audit().get().get().issues().layers().isEmpty() && area.height - top > BARS + 120;
		int side = Math.max(40, Math.min(area.height - top - GAP - (bars ? BARS + GAP : 0), area.width - 3 * GAP - 2 * (SMALL + 4)));
		large(gc, p, image, GAP, top, side);
		int right = 2 * GAP + side;
		LikeImages images = like(image);
		OverlayFinder.Shown maps = overlays.of(image.file());
		int most = maps != null && maps.plot() == null ? side / 2 : Math.max(SMALL + 2 * line, (int) (MAPS * side));
		int half = (side - (maps != null && maps.plot() == null ? 0 : most)) / 2;
		if (half < SMALL + line) { // too low for maps
			half = side / 2;
		}
		likes(gc, p, "Nearest of " + image.classes().given(), image.classes().given(), images.given(),
				new Rectangle(right, top, area.width - right - GAP, half));
		likes(gc, p, "Nearest of " + image.classes().suggested(), image.classes().suggested(), images.suggested(),
				new Rectangle(right, top + half, area.width - right - GAP, half));
		if (side - 2 * half > SMALL) {
			overlay(gc, p, image, new Rectangle(right, top + 2 * half, area.width - right - GAP, side - 2 * half));
		}
		if (bars) {
			bars(gc, p, image, new Rectangle(GAP, top + side + GAP, area.width - 2 * GAP, area.height - top - side - 2 * GAP), line);
		}
		if (isFocusControl()) {
			gc.setForeground(p.accent());
			gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		}
	}

	private int head(GC gc, Palette p, LabelIssues.OfImage image, int width, int line) {
		gc.setForeground(p.text());
		gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		String title = image.classes().given() + " \u2192 " + image.classes().suggested() + "?  " + SuspectFilter.text(suspects.decision(shown)) + comment();
		gc.drawText(ImageTip.shortened(gc, title, width), GAP, 6, true);
		gc.setFont(null);
		gc.setForeground(p.quiet());
		String facts = String.format(Locale.ROOT, "#%d \u00b7 score %.3f \u00b7 p(%s) %.2f, p(%s) %.2f", image.verdict().rank(), image.verdict().score(),
				image.classes().given(),
				image.probability().given(),
				image.classes().suggested(), image.probability().suggested())
				+ (image.verdict().finding() == LabelIssues.Finding.FINE ? "" : " \u00b7 " + AuditText.finding(image.verdict().finding()))
				+ (image.conflict().isEmpty() ? "" : " \u00b7 conflicts with " + image.conflict()) + " \u00b7 " + image.file();
		gc.drawText(ImageTip.shortened(gc, facts, width), GAP, 8 + line, true);
		return 14 + 2 * line;
	}

	private void large(GC gc, Palette p, LabelIssues.OfImage image, int x, int y, int side) {
		int row = suspects.row(image.file());
		Image picture = row < 0 ? null : large.get(row);
		if (picture == null) {
			String problem = row < 0 ? "The image is no longer there" : large.problem(row);
			gc.setForeground(p.line());
			gc.drawRectangle(x, y, side - 1, side - 1);
			gc.setForeground(p.quiet());
			gc.drawText(problem == null ? "\u2026" : ImageTip.shortened(gc, problem, side - 2 * GAP), x + GAP, y + GAP, true);
			return;
		}
		ImageTip.draw(gc, picture, x, y, side);
		painted = System.nanoTime();
	}

	private void likes(GC gc, Palette p, String title, String of, List<Integer> rows, Rectangle room) {
		Labels labels = session.labels();
		int c = labels.classes().indexOf(of);
		if (c >= 0) {
			gc.setBackground(ClassColors.of(labels).color(c));
			gc.fillRectangle(room.x, room.y + 2, 4, gc.getFontMetrics().getHeight());
		}
		gc.setForeground(p.text());
		gc.drawText(ImageTip.shortened(gc, title, room.width - 8), room.x + 8, room.y, true);
		int top = room.y + gc.getFontMetrics().getHeight() + 4;
		int high = room.height - (top - room.y) - GAP;
		int side = Math.max(SMALL, Math.max(Math.min(room.width / 4 - 4, high), Math.min(room.width / 2 - 4, high / 2 - 4))); // four in a row, or two and two
		int columns = Math.max(1, room.width / (side + 4));
		for (int i = 0; i < rows.size(); i++) {
			int x = room.x + i % columns * (side + 4);
			int y = top + i / columns * (side + 4);
			if (y + side > room.y + room.height + GAP) {
				return;
			}
			Image picture = small.get(rows.get(i));
			if (picture != null) {
				ImageTip.draw(gc, picture, x, y, side);
			} else {
				gc.setForeground(p.line());
				gc.drawRectangle(x, y, side - 1, side - 1);
			}
		}
	}

	private void bars(GC gc, Palette p, LabelIssues.OfImage image, Rectangle room, int line) {
		LabelIssues issues = suspects.audit().get().orElseThrow().issues();
		gc.setForeground(p.text());
		String title = "Probability of " + image.classes().given() + " and of " + image.classes().suggested() + " by layer"
				+ (image.leavesAt().isEmpty() ? "" : "; leaves its class at " + AuditText.layer(session, image.leavesAt()))
				+ (issues.layers().stream().anyMatch(LabelIssues.OfLayer::memorised) ? "; layers that have memorised the labels are pale" : "");
		gc.drawText(ImageTip.shortened(gc, title, room.width), room.x, room.y, true);
		ByLayer.bars(gc, session, issues, shown, new Rectangle(room.x, room.y + 5, room.width, room.height - 5), line);
	}

	// the maps of the channel that speaks most for either class
	private void overlay(GC gc, Palette p, LabelIssues.OfImage image, Rectangle room) {
		OverlayFinder.Shown maps = overlays.of(image.file());
		if (maps != null && maps.plot() == null) {
			return;
		}
		gc.setForeground(p.text());
		String title = maps == null ? "Channels that speak for either class\u2026"
				: "Channels " + maps.channels().given() + ", " + maps.channels().suggested() + " of " + AuditText.layer(session, maps.layer())
						+ " speak for " + image.classes().given() + ", " + image.classes().suggested();
		gc.drawText(ImageTip.shortened(gc, title, room.width), room.x, room.y, true);
		int top = gc.getFontMetrics().getHeight() + 2;
		int side = Math.min(room.height - top, (room.width - 2 * RIM) / 2 - GAP);
		if (maps == null || side < SMALL / 2) {
			return;
		}
		// the pictures alone: what the plot has above and below them stands in the line above
		double share = 1;
		View look = look(maps.plot(), side, share, p);
		if (maps.plot().item(look, 0).height() > side) {
			share = side / maps.plot().item(look, 0).height();
			look = look(maps.plot(), side, share, p);
		}
		Item first = maps.plot().item(look, 0);
		Rectangle area = new Rectangle(room.x - (int) first.x(), room.y + top - (int) first.y(), look.width(), look.height());
		gc.setClipping(room.x, room.y + top, room.width, Math.min((int) first.height(), room.height - top));
		try (SwtSurface surface = new SwtSurface(gc, area, p.theme().canvas(), 1, DrawnImage.pixels(this))) {
			maps.plot().draw(new Wordless(surface), look);
		} finally {
			gc.setClipping((Rectangle) null);
		}
	}

	private static View look(Plot maps, int side, double share, Palette p) {
		return View.of(maps, (int) (share * (2 * side + GAP + 2 * RIM)), (int) (share * (WHOLE * side + 2 * RIM)), p.theme());
	}
}
