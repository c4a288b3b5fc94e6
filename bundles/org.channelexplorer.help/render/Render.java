import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Makes the help books: {@code java Render.java DOC HTML} renders every page that DOC/contents.md lists, with its images, into HTML, and writes
 * a table of contents for each of its sections (the section's folder gives the name). A link or an image that leads nowhere, and a page
 * that is not listed, fail the build. The line {@code @hints} stands for the hints and keys that the window's bundles declare.
 */
final class Render {
	private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), HeadingAnchorExtension.create());
	private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
	private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(EXTENSIONS).percentEncodeUrls(true).build();
	private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();
	private static final Pattern CODE = Pattern.compile("(<pre><code[^>]*>)(.*?)(</code></pre>)", Pattern.DOTALL);
	private static final String STYLE = """
			:root { color-scheme: light dark }
			body { font: 14px/1.5 sans-serif; max-width: 56em; margin: 1.5em auto; padding: 0 1.5em; color: #1d2733; background: #fff }
			h1, h2, h3 { line-height: 1.25 } h2 { margin-top: 1.8em } img { max-width: 100%; border: 1px solid #c4cdd6; border-radius: 4px }
			code, pre { font: 13px/1.45 monospace; background: #f3f5f7; border-radius: 4px } code { padding: .1em .25em }
			pre { padding: .8em 1em } pre code { padding: 0 }
			pre span { display: block; min-height: 1.45em; padding-left: 2em; text-indent: -2em; white-space: pre-wrap; overflow-wrap: anywhere }
			table { border-collapse: collapse; margin: 1em 0 } th, td { border: 1px solid #c4cdd6; padding: .3em .6em; text-align: left; vertical-align: top }
			th { background: #f3f5f7 } a { color: #1f66b0 }
			@media (prefers-color-scheme: dark) {
			  body { color: #e6eaee; background: #2f2f2f } code, pre, th { background: #3a3d41 } th, td, img { border-color: #5c6670 } a { color: #8cc2ff }
			}
			""";

	private final Path doc;
	private final Path html;
	private final List<String> faults = new ArrayList<>();

	private Render(Path doc, Path html) {
		this.doc = doc;
		this.html = html;
	}

	public static void main(String[] args) throws IOException {
		Render render = new Render(Path.of(args[0]).toRealPath(), Path.of(args[1]).toAbsolutePath());
		render.books();
		if (!render.faults.isEmpty()) {
			render.faults.forEach(System.err::println);
			System.exit(1);
		}
	}

	private void books() throws IOException {
		Files.createDirectories(html);
		Files.writeString(html.resolve("style.css"), STYLE);
		Node contents = PARSER.parse(Files.readString(doc.resolve("contents.md")));
		Map<Path, String> listed = new HashMap<>();
		StringBuilder toc = null;
		String book = null;
		for (Node n = contents.getFirstChild(); n != null; n = n.getNext()) {
			if (n instanceof Heading h && h.getLevel() == 2) {
				finish(book, toc);
				toc = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<toc label=\"" + escaped(text(h)) + "\">\n");
				book = null;
			} else if (toc != null) {
				for (Link link : links(n)) {
					Path page = doc.resolve(link.getDestination()).normalize();
					listed.put(page, text(link));
					if (!Files.exists(page)) {
						faults.add("contents.md: there is no " + link.getDestination());
						continue;
					}
					if (book == null) {
						book = link.getDestination().replaceFirst("/.*", "");
						toc.insert(toc.indexOf("<toc ") + 5, "topic=\"" + href(page) + "\" ");
					}
					topic(toc, page, text(link));
				}
			}
		}
		finish(book, toc);
		for (Path page : listed.keySet()) {
			if (Files.exists(page)) {
				page(page);
			}
		}
		try (Stream<Path> all = Files.walk(doc)) {
			all.filter(p -> p.toString().endsWith(".md") && !p.endsWith("contents.md") && !listed.containsKey(p))
					.forEach(p -> faults.add(doc.relativize(p) + ": contents.md does not list it"));
		}
	}

	private void finish(String book, StringBuilder toc) throws IOException {
		if (book != null) {
			Files.writeString(html.resolve(book + ".xml"), toc.append("</toc>\n"));
		}
	}

	private String href(Path page) {
		return "html/" + target(doc.relativize(page).toString());
	}

	private static String target(String link) {
		return link.replaceFirst("\\.md(?=#|$)", ".html").replace('\\', '/');
	}

	/** A page as it is rendered: with what is declared elsewhere in its place. */
	private Node parsed(Path page) throws IOException {
		String text = Files.readString(page);
		return PARSER.parse(text.contains("@hints") ? text.replace("@hints", hints()) : text);
	}

	private void topic(StringBuilder toc, Path page, String label) throws IOException {
		Map<String, String> anchors = anchors(page);
		toc.append("  <topic label=\"").append(escaped(label)).append("\" href=\"").append(href(page)).append("\">\n");
		for (Heading h : headings(parsed(page))) {
			if (h.getLevel() == 2) {
				toc.append("    <topic label=\"").append(escaped(text(h))).append("\" href=\"").append(href(page)).append('#').append(anchors.get(h.toString() + text(h)))
						.append("\"/>\n");
			}
		}
		toc.append("  </topic>\n");
	}

	// the anchors that the renderer gives, by level and text
	private Map<String, String> anchors(Path page) throws IOException {
		Map<String, String> anchors = new HashMap<>();
		IdGenerator ids = IdGenerator.builder().build();
		for (Heading h : headings(parsed(page))) {
			anchors.putIfAbsent(h.toString() + text(h), ids.generateId(text(h)));
		}
		return anchors;
	}

	private void page(Path page) throws IOException {
		Node parsed = parsed(page);
		String name = doc.relativize(page).toString();
		for (Link link : links(parsed)) {
			String to = link.getDestination();
			if (to.contains(":") || to.startsWith("#") && anchors(page).containsValue(to.substring(1))) {
				continue;
			}
			Path file = to.startsWith("#") ? page : page.resolveSibling(to.replaceFirst("#.*", "")).normalize();
			String anchor = to.contains("#") ? to.replaceFirst(".*#", "") : null;
			if (!Files.exists(file) || anchor != null && file.toString().endsWith(".md") && !anchors(file).containsValue(anchor)) {
				faults.add(name + ": the link " + to + " leads nowhere");
			} else if (!file.startsWith(doc)) { // in the repository only: not installed
				while (link.getFirstChild() != null) {
					link.insertBefore(link.getFirstChild());
				}
				link.unlink();
			} else {
				link.setDestination(target(to));
			}
		}
		parsed.accept(new AbstractVisitor() {
			@Override
			public void visit(Image image) {
				Path file = page.resolveSibling(image.getDestination()).normalize();
				if (!Files.exists(file)) {
					faults.add(name + ": there is no image " + image.getDestination());
				} else {
					image.setDestination(page.getParent().relativize(file).toString().replace('\\', '/'));
					copy(file);
				}
			}
		});
		Path out = html.resolve(target(name));
		Files.createDirectories(out.getParent());
		String title = headings(parsed).stream().findFirst().map(Render::text).orElse(name);
		String style = out.getParent().relativize(html.resolve("style.css")).toString().replace('\\', '/');
		Files.writeString(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\">\n<title>" + escaped(title)
				+ "</title>\n<link rel=\"stylesheet\" href=\"" + style + "\">\n</head>\n<body>\n" + wrapped(HTML.render(parsed)) + "</body>\n</html>\n");
	}

	// long lines of code wrap, what continues is indented: each line becomes a block of its own
	private static String wrapped(String page) {
		return CODE.matcher(page).replaceAll(m -> Matcher.quoteReplacement(
				m.group(1) + m.group(2).lines().map(l -> "<span>" + l + "</span>").collect(Collectors.joining()) + m.group(3)));
	}

	/** What helps in every view and its keys, as the bundles of the window declare it. */
	private String hints() throws IOException {
		List<Element> all = new ArrayList<>();
		for (String bundle : List.of("ui", "ui.graph", "ui.views")) {
			Path plugin = doc.resolve("../../org.channelexplorer." + bundle + "/plugin.xml");
			try {
				all.addAll(elements(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(plugin.toFile()), "*"));
			} catch (ParserConfigurationException | SAXException e) {
				throw new IOException(plugin + ": " + e.getMessage(), e);
			}
		}
		Map<String, String> names = new HashMap<>();
		Map<String, Element> common = new HashMap<>();
		for (Element e : all) {
			switch (e.getTagName()) {
				case "view", "editor" -> names.put(e.getAttribute("id"), e.getAttribute("name"));
				case "keys" -> common.put(e.getAttribute("id"), e);
				default -> {
				}
			}
		}
		Map<String, String> sections = new TreeMap<>();
		for (Element e : all) {
			String name = names.get(e.getAttribute("part"));
			if (e.getTagName().equals("hint") && name != null) { // the platform's views have no name here
				StringBuilder text = new StringBuilder("## " + name + "\n\n" + e.getAttribute("text") + "\n\n");
				List<Element> keys = new ArrayList<>(elements(e, "key"));
				Element more = common.get(e.getAttribute("keys"));
				if (more != null) {
					keys.addAll(elements(more, "key"));
				}
				if (!keys.isEmpty()) {
					text.append("| key | does |\n| --- | --- |\n");
				}
				keys.forEach(k -> text.append("| ").append(k.getAttribute("sequence").replace("|", "\\|")).append(" | ").append(k.getAttribute("does")).append(" |\n"));
				sections.put(name, text.toString());
			}
		}
		return String.join("\n", sections.values());
	}

	private static List<Element> elements(org.w3c.dom.Node in, String name) {
		NodeList found = in instanceof Element e ? e.getElementsByTagName(name) : ((org.w3c.dom.Document) in).getElementsByTagName(name);
		return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
	}

	private void copy(Path image) {
		try {
			Path to = html.resolve(doc.relativize(image));
			Files.createDirectories(to.getParent());
			Files.write(to, Files.readAllBytes(image));
		} catch (IOException e) {
			faults.add(image + ": " + e);
		}
	}

	private static List<Heading> headings(Node in) {
		List<Heading> found = new ArrayList<>();
		in.accept(new AbstractVisitor() {
			@Override
			public void visit(Heading heading) {
				found.add(heading);
			}
		});
		return found;
	}

	private static List<Link> links(Node in) {
		List<Link> found = new ArrayList<>();
		in.accept(new AbstractVisitor() {
			@Override
			public void visit(Link link) {
				found.add(link);
				visitChildren(link);
			}
		});
		return found;
	}

	private static String text(Node n) {
		StringBuilder text = new StringBuilder();
		for (Node c = n.getFirstChild(); c != null; c = c.getNext()) {
			text.append(TEXT.render(c));
		}
		return text.toString().strip();
	}

	private static String escaped(String s) {
		return s.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}
}
