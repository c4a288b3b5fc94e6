package org.channelexplorer.datasets.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** Pascal VOC: an XML file for every image, in a folder {@code Annotations} or beside the image. No external entity is ever read. */
@Documentation(
		summary = "Pascal VOC's XML files, one for every image, in a folder Annotations or beside the images. An image's objects are its label; a rule decides for "
				+ "images with objects of several classes. ImageSets/Main/train.txt, val.txt and test.txt give the splits, else folders of these names.")
public final class VocReader extends SheetReader {
	private static final Pattern IS = Pattern.compile("<annotation(\\s[^>]*)?>");
	private static final Pattern PART = Pattern.compile("<(object|filename)(\\s[^>]*)?/?>");
	private static final Pattern SETS = Pattern.compile("(.*/)?ImageSets/[^/]+/(train|val|test)\\.txt");

	/** The object whose elements are read. */
	private static final class Found {
		private final Map<String, Double> box = new HashMap<>();
		private final long line;
		private String name = "";

		Found(long line) {
			this.line = line;
		}

		double area() {
			return side("xmin", "xmax") * side("ymin", "ymax");
		}

		private double side(String from, String to) {
			return Math.abs(box.getOrDefault(to, 0.0) - box.getOrDefault(from, 0.0));
		}
	}

	@Override
	String[] ends() {
		return new String[] { ".xml" };
	}

	@Override
	String missing() {
		return "XML files of Pascal VOC, in Annotations or beside the images";
	}

	@Override
	boolean is(String head) {
		return IS.matcher(head).find() && PART.matcher(head).find();
	}

	@Override
	void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException {
		List<String> files = root.files();
		Map<String, String> images = new TreeMap<>(); // names without folder, by the same without end
		files.stream().filter(f -> ImageFormat.ofName(f).isPresent()).forEach(f -> images.putIfAbsent(Root.simpleStem(f), f.substring(f.lastIndexOf('/') + 1)));
		Map<String, String> splits = splits(root, files);
		for (Root.Sheet sheet : sheets) {
			annotation(root, sheet, images, splits, all);
		}
		all.skipOthers(sheets, "has no XML file of its objects");
	}

	/** The splits of images by their names without end. */
	private static Map<String, String> splits(Root root, List<String> files) throws InputException {
		Map<String, String> splits = new HashMap<>();
		for (String file : files) {
			Matcher named = SETS.matcher(file);
			if (named.matches()) {
				Root.Sheet sheet = new Root.Sheet(file, "", null, file);
				try (Reader in = root.reader(sheet)) {
					in.readAllAsString().lines().map(l -> l.strip().split("\\s+")[0]).forEach(n -> splits.putIfAbsent(n, named.group(2)));
				} catch (IOException e) {
					throw Root.unreadable(sheet, e);
				}
			}
		}
		return splits;
	}

	private static void annotation(Root root, Root.Sheet sheet, Map<String, String> images, Map<String, String> splits, Annotated all) throws InputException {
		String stem = Root.simpleStem(sheet.simpleName());
		String image = images.getOrDefault(stem, stem); // where none is named, or one without end
		List<Found> objects = new ArrayList<>();
		try (Reader in = root.reader(sheet)) {
			XMLStreamReader xml = Xml.of(in);
			Deque<String> open = new ArrayDeque<>();
			StringBuilder text = new StringBuilder();
			while (xml.hasNext()) {
				switch (xml.next()) {
				case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
					all.skip(image, "has a file that declares or uses entities, which are not read", sheet, xml.getLocation().getLineNumber());
					return;
				}
				case XMLStreamConstants.START_ELEMENT -> {
					open.push(xml.getLocalName());
					text.setLength(0);
					if (open.size() == 2 && open.peek().equals("object")) {
						objects.add(new Found(xml.getLocation().getLineNumber()));
					}
				}
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
				case XMLStreamConstants.END_ELEMENT -> {
					String path = String.join("/", open.reversed()); // from the outermost
					String value = text.toString().strip();
					if (path.equals("annotation/filename") && ImageFormat.ofName(value).isPresent()) {
						image = value;
					} else if (path.equals("annotation/object/name")) {
						objects.getLast().name = value;
					} else if (path.matches("annotation/object/bndbox/[xy](min|max)")) {
						objects.getLast().box.put(open.peek(), Double.parseDouble(value));
					}
					open.pop();
					text.setLength(0);
				}
				default -> {
					// comments and blanks
				}
				}
			}
		} catch (XMLStreamException e) {
			all.skip(image, "has a file that is not valid XML (" + Xml.reason(e) + ")", sheet, Xml.line(e));
			return;
		} catch (NumberFormatException e) {
			all.skip(image, "has a box whose coordinates are no numbers", sheet, objects.getLast().line);
			return;
		} catch (IOException e) {
			throw Root.unreadable(sheet, e);
		}
		Annotated.Item item = new Annotated.Item(image, splits.getOrDefault(stem, sheet.split()), List.of(), 0);
		for (Found object : objects) {
			if (object.name.isEmpty()) {
				all.skip(image, "has an object without name", sheet, object.line);
				return;
			}
			item.add(object.name, object.area());
		}
		all.add(item, sheet);
	}
}
