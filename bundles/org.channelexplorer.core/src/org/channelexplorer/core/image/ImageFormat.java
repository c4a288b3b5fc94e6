package org.channelexplorer.core.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * File formats of images, recognised by the first bytes or by a file's name: those that {@link ImageDecoder} reads, and those
 * that are only recognised, so that such a file is listed as skipped.
 */
public enum ImageFormat {
	PNG("PNG", true, "png", "apng"),
	JPEG("JPEG", true, "jpg", "jpeg", "jpe", "jfif", "jfi", "jif", "pjpeg", "pjp"),
	GIF("GIF", true, "gif"),
	BMP("BMP", true, "bmp", "dib"),
	TIFF("TIFF", true, "tif", "tiff"),
	WEBP("WebP", true, "webp"),
	PNM("PPM, PGM or PBM", true, "ppm", "pgm", "pbm", "pnm"),
	AVIF("AVIF", false, "avif", "avifs"),
	HEIC("HEIC", false, "heic", "heif", "hif"),
	JPEG_2000("JPEG 2000", false, "jp2", "j2k", "j2c", "jpc", "jpf", "jpx", "jpm"),
	JPEG_XL("JPEG XL", false, "jxl"),
	JPEG_XR("JPEG XR", false, "jxr", "wdp", "hdp"),
	JPEG_LS("JPEG-LS", false, "jls"),
	QOI("QOI", false, "qoi"),
	ICON("icon", false, "ico", "cur", "icns"),
	TARGA("Targa", false, "tga"),
	PCX("PCX", false, "pcx"),
	SGI("SGI", false, "sgi", "rgb", "rgba", "bw"),
	PFM("PFM", false, "pfm"),
	PAM("PAM", false, "pam"),
	PHOTOSHOP("Photoshop", false, "psd", "psb"),
	GIMP("GIMP", false, "xcf"),
	SVG("SVG", false, "svg", "svgz"),
	OPEN_EXR("OpenEXR", false, "exr"),
	RADIANCE("Radiance HDR", false, "hdr"),
	DDS("DDS", false, "dds"),
	DICOM("DICOM", false, "dcm", "dicom"),
	CAMERA_RAW("camera raw", false, "dng", "cr2", "cr3", "nef", "arw", "orf", "rw2", "raf"),
	FITS("FITS", false, "fits"),
	XBM("X bitmap", false, "xbm", "xpm");

	private static final int HEAD = 32;

	private final String title;
	private final boolean read;
	private final List<String> extensions;

	ImageFormat(String title, boolean read, String... extensions) {
		this.title = title;
		this.read = read;
		this.extensions = List.of(extensions);
	}

	/** Whether {@link ImageDecoder} decodes it. */
	public boolean isRead() {
		return read;
	}

	/** What is wrong with a file of a format that is not read, without the file's name. */
	public String reason() {
		return "is a file of the format " + title + ", which is not read (" + readable() + " are)";
	}

	/** The formats that are read, for messages. */
	public static String readable() {
		return Arrays.stream(values()).filter(f -> f.read).map(f -> f == PNM ? "PPM, PGM and PBM" : f.title).collect(Collectors.joining(", "));
	}

	/** The format by a file name's end, in upper or lower case. */
	public static Optional<ImageFormat> ofName(String file) {
		String end = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return end.length() == file.length() ? Optional.empty() : Arrays.stream(values()).filter(f -> f.extensions.contains(end)).findFirst();
	}

	/** The format by a file's first bytes (32 are enough); empty when they are those of no known image. */
	public static Optional<ImageFormat> of(byte[] bytes) {
		String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
		return Optional.ofNullable(of(head));
	}

	private static ImageFormat of(String head) {
		if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
			return PNG;
		} else if (head.startsWith("\u00ff\u00d8\u00ff")) {
			return head.length() > 3 && head.charAt(3) == 0xf7 ? JPEG_LS : JPEG;
		} else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
			return GIF;
		} else if (head.startsWith("BM")) {
			return BMP;
		} else if (head.startsWith("II*\0") || head.startsWith("MM\0*") || head.startsWith("II+\0") || head.startsWith("MM\0+")) {
			return TIFF;
		} else if (head.matches("(?s)P[1-6][\\s#].*")) {
			return PNM;
		} else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
			return WEBP;
		}
		return unread(head);
	}

	private static ImageFormat unread(String head) {
		if (head.startsWith("ftyp", 4)) {
			return head.startsWith("avi", 8) ? AVIF : head.matches("(?s).{8}(hei|hev|mif1|msf1).*") ? HEIC : null;
		} else if (head.startsWith("\0\0\0\fjP  ") || head.startsWith("\u00ff\u004f\u00ff\u0051")) {
			return JPEG_2000;
		} else if (head.startsWith("\u00ff\n") || head.startsWith("\0\0\0\fJXL ")) {
			return JPEG_XL;
		} else if (head.startsWith("II\u00bc")) {
			return JPEG_XR;
		} else if (head.startsWith("qoif")) {
			return QOI;
		} else if (head.startsWith("8BPS")) {
			return PHOTOSHOP;
		} else if (head.startsWith("gimp xcf")) {
			return GIMP;
		} else if (head.startsWith("v/1\u0001")) {
			return OPEN_EXR;
		} else if (head.startsWith("#?RADIANCE") || head.startsWith("#?RGBE")) {
			return RADIANCE;
		} else if (head.startsWith("DDS ")) {
			return DDS;
		} else if (head.startsWith("P7\n")) {
			return PAM;
		} else if (head.startsWith("PF\n") || head.startsWith("Pf\n")) {
			return PFM;
		} else if (head.startsWith("\0\0\u0001\0")) {
			return ICON;
		}
		return null;
	}
}
