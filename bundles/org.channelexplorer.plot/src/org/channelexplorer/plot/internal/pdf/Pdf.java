package org.channelexplorer.plot.internal.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.channelexplorer.plot.Surface;

/** A drawing as a PDF file of one page (PDF 1.4, ISO 32000). Same drawing, same bytes, on every machine: letters are those of every reader's Helvetica. */
public final class Pdf {
	private static final double POINTS = 0.75; // a pixel is a 96th of an inch, a point a 72nd

	private final List<byte[]> objects = new ArrayList<>();
	private final StringBuilder states = new StringBuilder();
	private final StringBuilder images = new StringBuilder();

	private Pdf() {
	}

	/** The bytes of a file. */
	public static byte[] of(int width, int height, Consumer<Surface> content) {
		return new Pdf().file(width, height, content);
	}

	private byte[] file(int width, int height, Consumer<Surface> content) {
		for (int reserved = 0; reserved < 4; reserved++) {
			objects.add(null); // catalogue, pages, page, content
		}
		int plain = add(font("Helvetica"));
		int bold = add(font("Helvetica-Bold"));
		PdfSurface surface = new PdfSurface(this);
		surface.write(POINTS, 0, 0, -POINTS, 0, height * POINTS, "cm");
		content.accept(surface);
		objects.set(0, ascii("<< /Type /Catalog /Pages 2 0 R >>"));
		objects.set(1, ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
		objects.set(2, ascii("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + PdfSurface.number(width * POINTS) + " " + PdfSurface.number(height * POINTS)
				+ "] /Contents 4 0 R /Resources << /Font << /F1 " + plain + " 0 R /F2 " + bold + " 0 R >> /ExtGState <<" + states + " >> /XObject <<" + images
				+ " >> >> >>"));
		objects.set(3, stream("", surface.content().getBytes(StandardCharsets.ISO_8859_1)));
		return written();
	}

	private static byte[] font(String name) {
		return ascii("<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding >>");
	}

	static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Adds an object. @return its number */
	private int add(byte[] object) {
		objects.add(object);
		return objects.size();
	}

	/** A state of how far what is drawn hides what is below. @return its name */
	String opacity(double opacity) {
		String name = String.format(Locale.ROOT, "/G%03d", Math.round(opacity * 100));
		if (!states.toString().contains(name + " ")) {
			String value = PdfSurface.number(Math.round(opacity * 100) / 100.0);
			states.append(' ').append(name).append(' ').append(add(ascii("<< /Type /ExtGState /ca " + value + " /CA " + value + " >>"))).append(" 0 R");
		}
		return name;
	}

	/** An image. @param argb row by row from above, 0xAARRGGBB @return its name */
	String image(int[] argb, int columns, int rows) {
		byte[] rgb = new byte[3 * argb.length];
		byte[] alpha = new byte[argb.length];
		for (int i = 0; i < argb.length; i++) {
			rgb[3 * i] = (byte) (argb[i] >> 16);
			rgb[3 * i + 1] = (byte) (argb[i] >> 8);
			rgb[3 * i + 2] = (byte) argb[i];
			alpha[i] = (byte) (argb[i] >>> 24);
		}
		String size = "/Type /XObject /Subtype /Image /Width " + columns + " /Height " + rows + " /BitsPerComponent 8 /ColorSpace ";
		int mask = add(stream(size + "/DeviceGray ", alpha));
		int number = add(stream(size + "/DeviceRGB /SMask " + mask + " 0 R ", rgb));
		images.append(" /I").append(number).append(' ').append(number).append(" 0 R");
		return "/I" + number;
	}

	private static byte[] stream(String entries, byte[] data) {
		Deflater deflater = new Deflater();
		deflater.setInput(data);
		deflater.finish();
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		while (!deflater.finished()) {
			packed.write(buffer, 0, deflater.deflate(buffer));
		}
		deflater.end();
		ByteArrayOutputStream object = new ByteArrayOutputStream();
		object.writeBytes(ascii("<< " + entries + "/Filter /FlateDecode /Length " + packed.size() + " >>\nstream\n"));
		object.writeBytes(packed.toByteArray());
		object.writeBytes(ascii("\nendstream"));
		return object.toByteArray();
	}

	private byte[] written() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(ascii("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n"));
		StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
		for (int i = 0; i < objects.size(); i++) {
			table.append(String.format(Locale.ROOT, "%010d 00000 n \n", file.size()));
			file.writeBytes(ascii((i + 1) + " 0 obj\n"));
			file.writeBytes(objects.get(i));
			file.writeBytes(ascii("\nendobj\n"));
		}
		int start = file.size();
		file.writeBytes(ascii(table + "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n"));
		return file.toByteArray();
	}
}
