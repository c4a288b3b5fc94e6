package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.image.DrawnImage;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.plot.Argb;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Small images are scaled once for the size in which a view paints them. */
@ExtendWith(NoLoggedProblems.class)
class ThumbnailsTest {
	private static final int SIDE = 41;
	private Thumbnails pictures;
	private AnalysisSession session;

	@BeforeEach
	void load() throws Exception {
		session = Samples.open(Samples.analysis());
		pictures = new Thumbnails(session.analysis(), Ui.window().getShell(), 48, () -> {
			// asked for below
		});
		assertEquals(null, pictures.fitted(0, SIDE), "not loaded yet");
		pictures.want(List.of(0, 1));
		Ui.until("the pictures are there", () -> pictures.get(0) != null && pictures.get(1) != null);
	}

	@AfterEach
	void close() {
		pictures.dispose();
		Samples.closeAll();
	}

	private static byte[] pixels(Image image) {
		return image.getImageData().data;
	}

	@Test
	void aFittedImageIsWhatScalingItEveryTimePaints() {
		Image fitted = pictures.fitted(0, SIDE);
		assertEquals(SIDE, Math.max(fitted.getBounds().width, fitted.getBounds().height));
		Image scaled = new Image(Display.getCurrent(), fitted.getBounds().width, fitted.getBounds().height);
		GC gc = new GC(scaled);
		ImageTip.draw(gc, pictures.get(0), 0, 0, SIDE);
		gc.dispose();
		assertArrayEquals(pixels(scaled), pixels(fitted));
		scaled.dispose();
	}

	@Test
	void aScreenOfTwoPixelsAPointGetsThemAll() {
		Thumbnails fine = new Thumbnails(session.analysis(), Ui.window().getShell(), 2, 2, () -> {
			// asked for below
		});
		Thumbnails plain = new Thumbnails(session.analysis(), Ui.window().getShell(), 2, 1, () -> {
			// asked for below
		});
		fine.want(List.of(0));
		plain.want(List.of(0));
		Ui.until("both are there", () -> fine.get(0) != null && plain.get(0) != null);
		assertEquals(2 * longer(plain.get(0)), longer(fine.get(0)), "decoded finer");
		assertEquals(2 * SIDE, longer(fine.fitted(0, SIDE)));
		assertEquals(SIDE, longer(plain.fitted(0, SIDE)));
		fine.dispose();
		plain.dispose();
	}

	private static int longer(Image image) {
		return Math.max(image.getBounds().width, image.getBounds().height);
	}

	@Test
	void itIsMadeOnceForASize() {
		Image first = pictures.fitted(0, SIDE);
		Image other = pictures.fitted(1, SIDE);
		assertNotSame(first, other);
		assertSame(first, pictures.fitted(0, SIDE));
		Image larger = pictures.fitted(0, SIDE + 1);
		assertEquals(SIDE + 1, Math.max(larger.getBounds().width, larger.getBounds().height));
		assertTrue(first.isDisposed());
		assertTrue(other.isDisposed());
		pictures.dispose();
		assertTrue(larger.isDisposed());
	}

	@Test
	void anImageIsDrawnOnceWhenItIsMade() {
		AtomicInteger times = new AtomicInteger();
		Image image = DrawnImage.of(Display.getCurrent(), 3, 2, gc -> {
			times.incrementAndGet();
			gc.setBackground(Display.getCurrent().getSystemColor(SWT.COLOR_RED));
			gc.fillRectangle(1, 0, 2, 2);
		});
		image.getImageData();
		assertEquals(1, times.get());
		assertFalse(image.isDisposed());
		assertEquals(3, image.getBounds().width);
		image.dispose();
	}

	@Test
	void itIsPaintedAsGcDoes() {
		int[] pixels = { 0xffff0000, 0x8000ff00, 0, 0x400000ff, 0xff102030, 0xc0c0c0c0 };
		Image image = new Image(Display.getCurrent(), Argb.plain(pixels, 3, 2));
		assertArrayEquals(painted(gc -> gc.drawImage(image, 2, 1)), painted(gc -> DrawnImage.paint(gc, image, 2, 1)));
		assertArrayEquals(painted(gc -> moved(gc, () -> gc.drawImage(image, 2, 1))), painted(gc -> moved(gc, () -> DrawnImage.paint(gc, image, 2, 1))));
		image.dispose();
	}

	@Test
	void twoPixelsAPointAreFinerAndTakeNoMoreRoom() {
		Consumer<GC> corner = gc -> {
			gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_RED));
			gc.fillRectangle(1, 0, 2, 2);
		};
		Image plain = DrawnImage.of(Display.getCurrent(), 3, 2, corner);
		Image fine = DrawnImage.of(Display.getCurrent(), 3, 2, 2, corner);
		assertEquals(new Rectangle(0, 0, 6, 4), fine.getBounds());
		assertEquals(plain.getImageData().getPixel(1, 1), fine.getImageData().getPixel(2, 3));
		assertEquals(plain.getImageData().getPixel(0, 1), fine.getImageData().getPixel(1, 3));
		assertArrayEquals(painted(gc -> DrawnImage.paint(gc, plain, 2, 1)), painted(gc -> DrawnImage.paint(gc, fine, 2, 1, 2)));
		plain.dispose();
		fine.dispose();
	}

	private static void moved(GC gc, Runnable drawing) {
		Transform transform = new Transform(gc.getDevice());
		transform.translate(1, 2);
		gc.setTransform(transform);
		transform.dispose();
		gc.setClipping(0, 0, 4, 10);
		drawing.run();
		gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_GREEN));
		gc.fillRectangle(0, 4, 2, 2);
	}

	private static byte[] painted(Consumer<GC> drawing) {
		Image canvas = DrawnImage.of(Display.getCurrent(), 8, 8, drawing);
		byte[] data = canvas.getImageData().data;
		canvas.dispose();
		return data;
	}
}
