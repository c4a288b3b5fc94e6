package org.channelexplorer.datasets.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** The XML of CVAT for images: tags of images count; without them the shapes do. No external entity is ever read. */
@Documentation(
		summary = "The XML file of CVAT for images: an image's tags are its label; without tags its boxes, polygons and other shapes are. subset is the split.")
public final class CvatReader extends SheetReader {
	private static final Pattern IS = Pattern.compile("<annotations[\\s>]");
	private static final Pattern IMAGE = Pattern.compile("<image\\s[^>]*\\bname\\s*=");

	@Override
	String[] ends() {
		return new String[] { ".xml" };
	}

	@Override
	String missing() {
		return "XML file of CVAT for images";
	}

	@Override
	boolean is(String head) {
		return IS.matcher(head).find() && IMAGE.matcher(head).find();
	}

	@Override
	void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException {
		for (Root.Sheet sheet : sheets) {
			read(root, sheet, all);
		}
	}

	private static void read(Root root, Root.Sheet sheet, Annotated all) throws InputException {
		try (Reader in = root.reader(sheet)) {
			XMLStreamReader xml = Xml.of(in);
			boolean first = true;
			while (xml.hasNext()) {
				int event = xml.next();
				if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
					throw bad(sheet, xml, "declares or uses entities, which are not read");
				} else if (event == XMLStreamConstants.START_ELEMENT) {
					if (first && !xml.getLocalName().equals("annotations")) {
						throw bad(sheet, xml, "begins with <" + xml.getLocalName() + ">, not with <annotations>");
					}
					first = false;
					if (xml.getLocalName().equals("image")) {
						image(xml, sheet, all);
					} else if (xml.getLocalName().equals("track")) {
						throw bad(sheet, xml, "holds tracks of a video; export it as CVAT for images");
					}
				}
			}
		} catch (XMLStreamException e) {
			throw new InputException(sheet.name() + ", line " + Xml.line(e) + ": not valid XML (" + Xml.reason(e) + ")", e);
		} catch (IOException e) {
			throw Root.unreadable(sheet, e);
		}
	}

	private static InputException bad(Root.Sheet sheet, XMLStreamReader xml, String reason) {
		return new InputException(sheet.name() + ", line " + xml.getLocation().getLineNumber() + ": " + reason);
	}

	private static void image(XMLStreamReader xml, Root.Sheet sheet, Annotated all) throws XMLStreamException, InputException {
		long line = xml.getLocation().getLineNumber();
		String name = attribute(xml, "name");
		String subset = attribute(xml, "subset");
		Annotated.Item tags = new Annotated.Item(name, subset, List.of(), line);
		Annotated.Item shapes = new Annotated.Item(name, subset, List.of(), line);
		boolean tagged = false;
		boolean wrong = false;
		int depth = 1;
		while (depth > 0) {
			int event = xml.next();
			if (event == XMLStreamConstants.END_ELEMENT) {
				depth--;
			} else if (event == XMLStreamConstants.START_ELEMENT) {
				depth++;
				String kind = xml.getLocalName();
				boolean tag = kind.equals("tag");
				if (depth == 2 && (tag || List.of("box", "polygon", "polyline", "points", "ellipse", "mask", "cuboid", "skeleton").contains(kind))) {
					String label = attribute(xml, "label");
					double area = tag ? 0 : area(xml, kind);
					if (label.isBlank()) {
						all.skip(name, "has a " + kind + " without label", sheet, xml.getLocation().getLineNumber());
						wrong = true;
					} else if (Double.isNaN(area)) {
						all.skip(name, "has a " + kind + " whose coordinates are no numbers", sheet, xml.getLocation().getLineNumber());
						wrong = true;
					} else {
						(tag ? tags : shapes).add(label, area);
						tagged |= tag;
					}
				}
			}
		}
		if (!wrong) {
			all.add(tagged ? tags : shapes, sheet);
		}
	}

	// of the box around the shape
	private static double area(XMLStreamReader xml, String kind) {
		try {
			switch (kind) {
			case "box":
				return side(xml, "xtl", "xbr") * side(xml, "ytl", "ybr");
			case "mask":
				return Double.parseDouble(attribute(xml, "width")) * Double.parseDouble(attribute(xml, "height"));
			case "ellipse":
				return 4 * Double.parseDouble(attribute(xml, "rx")) * Double.parseDouble(attribute(xml, "ry"));
			case "cuboid", "skeleton":
				return 0;
			default:
				return Extents.around(Arrays.stream(attribute(xml, "points").split(";")).flatMapToDouble(CvatReader::point).toArray());
			}
		} catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
			return Double.NaN; // left out with its line
		}
	}

	private static DoubleStream point(String point) {
		String[] at = point.split(",");
		return DoubleStream.of(Double.parseDouble(at[0]), Double.parseDouble(at[1]));
	}

	private static double side(XMLStreamReader xml, String from, String to) {
		return Math.abs(Double.parseDouble(attribute(xml, to)) - Double.parseDouble(attribute(xml, from)));
	}

	private static String attribute(XMLStreamReader xml, String name) {
		String value = xml.getAttributeValue(null, name);
		return value == null ? "" : value.strip();
	}
}
