package org.channelexplorer.plot.internal.pdf;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.function.Consumer;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Surface;

/** Writes the operators of a PDF page. Letters that Windows-1252 lacks are question marks. */
final class PdfSurface implements Surface {
	private static final double ROUND = 0.5523; // Bezier handles of a quarter circle
	private static final Charset LETTERS = Charset.forName("windows-1252");

	private final Pdf pdf;
	private final StringBuilder content;

	PdfSurface(Pdf pdf) {
		this.pdf = pdf;
		content = new StringBuilder();
	}

	private PdfSurface(PdfSurface outer) {
		pdf = outer.pdf;
		content = outer.content;
	}

	String content() {
		return content.toString();
	}

	static String number(double v) {
		String text = String.format(Locale.ROOT, "%.2f", v);
		return text.equals("-0.00") ? "0" : text.replaceFirst("\\.?0+$", "");
	}

	/** An operator behind its operands. */
	void write(Object... parts) {
		for (Object part : parts) {
			content.append(part instanceof Number n ? number(n.doubleValue()) : part.toString()).append(' ');
		}
		content.setCharAt(content.length() - 1, '\n');
	}

	private void color(int rgb, String operator) {
		write(number((rgb >> 16 & 255) / 255.0), number((rgb >> 8 & 255) / 255.0), number((rgb & 255) / 255.0), operator);
	}

	private void filled(int rgb, double opacity, Runnable shape) {
		write(pdf.opacity(opacity), "gs");
		color(rgb, "rg");
		shape.run();
		write("f");
	}

	@Override
	public void fill(double x, double y, double width, double height, int rgb) {
		filled(rgb, 1, () -> write(x, y, width, height, "re"));
	}

	@Override
	public void path(double[] x, double[] y, int rgb, double strokeWidth) {
		if (x.length == 0) {
			return;
		}
		write(pdf.opacity(1), "gs");
		color(rgb, "RG");
		write(strokeWidth, "w", x.length == 2 ? "0 J" : "1 J", "1 j");
		lines(x, y);
		write("S");
	}

	private void lines(double[] x, double[] y) {
		for (int i = 0; i < x.length; i++) {
			write(x[i], y[i], i == 0 ? "m" : "l");
		}
	}

	@Override
	public void polygon(double[] x, double[] y, int rgb, double opacity) {
		if (x.length > 0) {
			filled(rgb, opacity, () -> {
				lines(x, y);
				write("h");
			});
		}
	}

	@Override
	public void circle(double x, double y, double radius, int rgb, double opacity) {
		filled(rgb, opacity, () -> rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius));
	}

	@Override
	public void box(double x, double y, double width, double height, double corner, int fill, int border) {
		double radius = Math.min(corner / 2, Math.min(width, height) / 2);
		filled(fill, 1, () -> rounded(x, y, width, height, radius));
		color(border, "RG");
		write(1, "w");
		rounded(x, y, width, height, radius);
		write("s");
	}

	@Override
	public void dashedBox(double x, double y, double width, double height, double corner, int fill, int border) {
		write("[4 3]", 0, "d");
		box(x, y, width, height, corner, fill, border);
		write("[]", 0, "d");
	}

	private void rounded(double x, double y, double width, double height, double r) {
		double h = r * (1 - ROUND);
		double right = x + width;
		double bottom = y + height;
		write(x + r, y, "m");
		write(right - r, y, "l");
		write(right - h, y, right, y + h, right, y + r, "c");
		write(right, bottom - r, "l");
		write(right, bottom - h, right - h, bottom, right - r, bottom, "c");
		write(x + r, bottom, "l");
		write(x + h, bottom, x, bottom - h, x, bottom - r, "c");
		write(x, y + r, "l");
		write(x, y + h, x + h, y, x + r, y, "c");
	}

	@Override
	public void text(String text, double x, double y, double size, Anchor anchor, boolean bold, int rgb) {
		write(pdf.opacity(1), "gs");
		color(rgb, "rg");
		write("BT", bold ? "/F2" : "/F1", size, "Tf", 1, 0, 0, -1, x + anchor.shift(width(text, size, bold)), y, "Tm", "<" + hex(text) + ">", "Tj", "ET");
	}

	private static String hex(String text) {
		StringBuilder hex = new StringBuilder();
		try {
			ByteBuffer bytes = LETTERS.newEncoder().onUnmappableCharacter(CodingErrorAction.REPLACE).onMalformedInput(CodingErrorAction.REPLACE)
					.encode(CharBuffer.wrap(text));
			while (bytes.hasRemaining()) {
				hex.append(String.format(Locale.ROOT, "%02x", bytes.get()));
			}
		} catch (CharacterCodingException e) {
			throw new IllegalStateException("what cannot be written is replaced", e);
		}
		return hex.toString();
	}

	@Override
	public void image(int[] argb, int columns, int rows, double x, double y, double width, double height) {
		write("q", pdf.opacity(1), "gs", width, 0, 0, -height, x, y + height, "cm", pdf.image(argb, columns, rows), "Do", "Q");
	}

	@Override
	public void within(double x, double y, double width, double height, Consumer<Surface> inner) {
		write("q", x, y, width, height, "re", "W", "n", 1, 0, 0, 1, x, y, "cm");
		inner.accept(new PdfSurface(this));
		write("Q");
	}
}
