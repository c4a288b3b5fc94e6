package org.channelexplorer.core.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Manifest;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads the {@code plugin.xml} files of a class loader, so that a plain JVM needs no second declaration. */
public final class ClasspathCatalogue implements Catalogue {
	private final ClassLoader loader;
	private final List<Declared> declared = new ArrayList<>();

	private record Declared(String point, String element, String id, String name, String type, String bundle) {
	}

	/** @throws CatalogueException when a {@code plugin.xml} cannot be read; names it */
	public ClasspathCatalogue(ClassLoader loader) {
		this.loader = loader;
		try {
			for (URL url : Collections.list(loader.getResources("plugin.xml"))) {
				read(url);
			}
		} catch (IOException e) {
			throw new CatalogueException("cannot list the plugin.xml files of the classpath: " + e.getMessage(), e);
		}
		declared.sort(Comparator.comparing(Declared::id));
	}

	private void read(URL url) {
		try (InputStream in = url.openStream()) {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
			String bundle = bundleOf(url);
			for (Element extension : children(root, "extension")) {
				String point = extension.getAttribute("point");
				for (Element e : children(extension, null)) {
					if (point.startsWith("org.channelexplorer.")) {
						declared.add(new Declared(point, e.getTagName(), e.getAttribute("id"), e.getAttribute("name"), e.getAttribute("class"), bundle));
					}
				}
			}
		} catch (IOException | SAXException | ParserConfigurationException e) {
			throw new CatalogueException("cannot read " + url + ": " + e.getMessage(), e);
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
	public <T> List<Contribution<T>> contributions(ExtensionPoint<T> point) {
		List<Contribution<T>> found = new ArrayList<>();
		for (Declared d : declared) {
			if (d.point.equals(point.id()) && d.element.equals(point.element())) {
				found.add(new SimpleContribution<>(d.id, d.name, d.bundle, d.type, point.contract(),
						() -> Class.forName(d.type, true, loader).getDeclaredConstructor().newInstance()));
			}
		}
		return found;
	}
}
