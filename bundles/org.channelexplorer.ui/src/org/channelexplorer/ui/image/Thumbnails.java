package org.channelexplorer.ui.image;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.image.Latents;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/**
 * Small images of an analysis for one control: decoded in a background job, only those last asked for, the least recently
 * used forgotten. Lives as long as the control. UI thread.
 */
public final class Thumbnails {
	private static final long KEPT_BYTES = 48 << 20;

	private final Analysis analysis;
	private final Control control;
	private final int size;
	private final int pixels;
	private final Runnable arrived;
	private final RecentImages kept;
	private final RecentImages fitted;
	private int fittedSide;
	private final Map<Integer, String> broken = new LinkedHashMap<>();
	private final Deque<Integer> wanted = new ArrayDeque<>();
	private final Job job = Job.createSystem("Thumbnails", (IJobFunction) this::decode);
	private boolean disposed;

	/**
	 * @param size    points of the longer side, at least (smaller images stay as they are); decoded in the pixels of the screen
	 * @param arrived called in the UI thread when images asked for have come
	 */
	public Thumbnails(Analysis analysis, Control control, int size, Runnable arrived) {
		this(analysis, control, size, DrawnImage.pixels(control), arrived);
	}

	/** @param pixels of the screen for a point, see {@link DrawnImage#pixels}; for tests, too */
	public Thumbnails(Analysis analysis, Control control, int size, int pixels, Runnable arrived) {
		this.analysis = analysis;
		this.control = control;
		this.size = size;
		this.pixels = pixels;
		this.arrived = arrived;
		kept = new RecentImages(KEPT_BYTES * pixels * pixels, DrawnImage.zoom(control));
		fitted = new RecentImages(KEPT_BYTES * pixels * pixels, DrawnImage.zoom(control));
		control.addDisposeListener(e -> dispose());
	}

	/** The image if it is loaded, else null. */
	public Image get(int image) {
		return kept.get(image);
	}

	/** Pixels of the screen for a point in {@link #fitted}. */
	public int pixels() {
		return pixels;
	}

	/**
	 * The image drawn as large as a square holds it, to be painted with {@link DrawnImage#paint(org.eclipse.swt.graphics.GC, Image, int, int, int)}, which costs
	 * less than scaling it every time; null when it is not loaded.
	 *
	 * @param side in points; the image has {@link #pixels} for each
	 */
	public Image fitted(int image, int side) {
		if (side != fittedSide) {
			fitted.clear();
			fittedSide = side;
		}
		Image made = fitted.get(image);
		Image loaded = made == null ? kept.get(image) : null;
		if (loaded != null) {
			Rectangle fit = ImageTip.fit(loaded, 0, 0, side * pixels);
			made = DrawnImage.of(loaded.getDevice(), fit.width, fit.height, gc -> ImageTip.draw(gc, loaded, new Rectangle(0, 0, fit.width, fit.height)));
			fitted.put(image, made);
		}
		return made;
	}

	/** Why an image cannot be shown, null when it can or is not yet known. */
	public String problem(int image) {
		return broken.get(image);
	}

	/** Asks for images, most urgent first; what was asked for before and is not here yet is dropped. */
	public void want(List<Integer> images) {
		synchronized (wanted) {
			wanted.clear();
			for (int i : images) {
				if (!kept.has(i) && !broken.containsKey(i)) {
					wanted.add(i);
				}
			}
			if (wanted.isEmpty()) {
				return;
			}
		}
		job.schedule();
	}

	private record Decoded(int image, ImageData data, String problem) {
	}

	private IStatus decode(IProgressMonitor monitor) {
		List<Decoded> ready = new ArrayList<>();
		long shown = System.nanoTime();
		while (!monitor.isCanceled()) {
			Integer next;
			synchronized (wanted) {
				next = wanted.poll();
			}
			if (next != null) {
				ready.add(decode(next));
			}
			boolean due = System.nanoTime() - shown > 60_000_000L;
			if (!ready.isEmpty() && (next == null || due)) {
				deliver(List.copyOf(ready));
				ready.clear();
				shown = System.nanoTime();
			}
			if (next == null) {
				return Status.OK_STATUS;
			}
		}
		return Status.CANCEL_STATUS;
	}

	private Decoded decode(int image) {
		try {
			return new Decoded(image, Pixels.shrunk(Latents.picture(analysis.imageFile(image)), size * pixels), null);
		} catch (java.nio.file.NoSuchFileException e) {
			return new Decoded(image, null, "The file is no longer there");
		} catch (IOException e) {
			return new Decoded(image, null, e.getMessage());
		}
	}

	private void deliver(List<Decoded> ready) {
		if (control.isDisposed()) {
			return;
		}
		control.getDisplay().asyncExec(() -> {
			if (disposed || control.isDisposed()) {
				return;
			}
			for (Decoded d : ready) {
				keep(d);
			}
			arrived.run();
		});
	}

	private void keep(Decoded d) {
		if (d.data == null) {
			broken.put(d.image, d.problem);
			return;
		}
		fitted.remove(d.image);
		kept.put(d.image, new Image(control.getDisplay(), d.data));
	}

	/** Stops and frees everything. */
	public void dispose() {
		disposed = true;
		job.cancel();
		kept.clear();
		fitted.clear();
	}
}
