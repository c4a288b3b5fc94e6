package org.channelexplorer.core.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Manifest;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the {@code plugin.xml} files of a class loader, so that a plain JVM needs no second declaration. */
public final class ClasspathCatalogue extends CheckedCatalogue {
	private final ClassLoader loader;
	private final Set<Declared> declared = new LinkedHashSet<>(); // a folder may be on the class path twice
	private final List<Problem> unread = new ArrayList<>();

	private record Declared(String point, String element, Map<String, String> attributes, String bundle) {
	}

	/** @throws CatalogueException when the {@code plugin.xml} files cannot be listed; one that cannot be read is a problem */
	public ClasspathCatalogue(ClassLoader loader) {
		this.loader = loader;
		try {
			for (URL url : Collections.list(loader.getResources("plugin.xml"))) {
				read(url);
			}
		} catch (IOException e) {
			throw new CatalogueException("cannot list the plugin.xml files of the classpath: " + e.getMessage(), e);
		}
	}

	private void read(URL url) {
		try (InputStream in = url.openStream()) {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new DefaultHandler()); // the exception says it, not the standard error, too
			Element root = builder.parse(in).getDocumentElement();
			String bundle = bundleOf(url);
			for (Element extension : children(root, "extension")) {
				String point = extension.getAttribute("point");
				for (Element e : children(extension, null)) {
					Map<String, String> attributes = new TreeMap<>();
					for (int i = 0; i < e.getAttributes().getLength(); i++) {
						attributes.put(e.getAttributes().item(i).getNodeName(), e.getAttributes().item(i).getNodeValue());
					}
					declared.add(new Declared(point, e.getTagName(), attributes, bundle));
				}
			}
		} catch (IOException | SAXException | ParserConfigurationException e) {
			Problem problem = new Problem(url.toString(), "", "", "it cannot be read: " + e.getMessage());
			unread.add(problem);
			logOnce(problem);
		}
	}

	private static String bundleOf(URL plugin) throws IOException {
		try (InputStream in = java.net.URI.create(plugin.toString().replaceFirst("plugin\\.xml$", "META-INF/MANIFEST.MF")).toURL().openStream()) {
			String name = new Manifest(in).getMainAttributes().getValue("Bundle-SymbolicName");
			return name == null ? "" : name.split(";")[0].trim();
		} catch (java.io.FileNotFoundException e) {
			return ""; // a bare plugin.xml is allowed: only messages name the bundle
		}
	}

	private static List<Element> children(Element parent, String tag) {
		List<Element> found = new ArrayList<>();
		for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
			if (n instanceof Element e && (tag == null || e.getTagName().equals(tag))) {
				found.add(e);
			}
		}
		return found;
	}

	@Override
	List<Declaration> declarations(ExtensionPoint<?> point) {
		List<Declaration> found = new ArrayList<>();
		for (Declared d : declared) {
			if (d.point.equals(point.id()) && (point.element().isEmpty() || d.element.equals(point.element()))) {
				String type = Declaration.text(d.attributes.get("class"));
				found.add(new Declaration(d, d.bundle, d.attributes::get, () -> Class.forName(type, true, loader).getDeclaredConstructor().newInstance()));
			}
		}
		return found;
	}

	@Override
	List<Placed> elements() {
		return declared.stream().filter(d -> ExtensionPoint.ofCore(d.point))
				.map(d -> new Placed(d.bundle, d.point, d.element, Declaration.text(d.attributes.get("id")))).toList();
	}

	@Override
	public List<Problem> problems() {
		List<Problem> problems = new ArrayList<>(unread);
		problems.addAll(super.problems());
		return problems;
	}

	@Override
	void log(Problem problem) {
		System.getLogger(ClasspathCatalogue.class.getName()).log(System.Logger.Level.WARNING, problem.text());
	}
}
