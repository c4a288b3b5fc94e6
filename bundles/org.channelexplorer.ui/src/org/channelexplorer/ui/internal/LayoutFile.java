package org.channelexplorer.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The file that keeps the arrangement of views from one start to the next. */
final class LayoutFile {
	private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl"; //$NON-NLS-1$

	private LayoutFile() {
	}

	/**
	 * Puts a damaged file aside, so that the workbench starts with the usual arrangement.
	 *
	 * @param workspace its folder
	 * @return what to tell the user, one or two sentences; empty when the file is whole or there is none
	 */
	static String check(Path workspace) {
		Path file = workspace.resolve(".metadata").resolve(".plugins").resolve("org.eclipse.e4.workbench").resolve("workbench.xmi"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		if (!Files.isRegularFile(file)) {
			return ""; //$NON-NLS-1$
		}
		try {
			SAXParserFactory factory = SAXParserFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature(NO_DOCTYPE, true);
			factory.newSAXParser().parse(file.toFile(), new DefaultHandler());
			return ""; //$NON-NLS-1$
		} catch (SAXException | ParserConfigurationException | IOException damaged) {
			return aside(file, damaged);
		}
	}

	private static String aside(Path file, Exception damaged) {
		String start = "The arrangement of the views is damaged; they are arranged as at the first start. ";
		Path kept = file.resolveSibling("workbench.xmi.damaged"); //$NON-NLS-1$
		try {
			Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
			return start + "The damaged file is kept as " + kept + " (" + damaged.getMessage() + ").";
		} catch (IOException e) {
			return start + file + ": " + damaged.getMessage();
		}
	}
}
