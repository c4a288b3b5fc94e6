package org.channelexplorer.plot.internal.java2d;

import java.awt.Image;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Element;

/** Pixels inside an SVG: Batik's own way needs its codecs. Viewers do not smooth them. */
final class SvgImages extends DefaultImageHandler {
	private static final String XLINK = "http://www.w3.org/1999/xlink";

	@Override
	protected void handleHREF(Image image, Element element, SVGGeneratorContext context) throws SVGGraphics2DIOException {
		handleHREF((RenderedImage) image, element, context); // what a surface draws is rendered
	}

	@Override
	protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) throws SVGGraphics2DIOException {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", png);
		} catch (IOException e) {
			throw new SVGGraphics2DIOException(e.getMessage(), e);
		}
		element.setAttributeNS(XLINK, "xlink:href", "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
		element.setAttribute("image-rendering", "pixelated");
	}
}
