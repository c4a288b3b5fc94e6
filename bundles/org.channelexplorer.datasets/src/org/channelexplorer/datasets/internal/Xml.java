package org.channelexplorer.datasets.internal;

import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML from anywhere: no document type and no external entity is ever read. */
final class Xml {
	private Xml() {
	}

	/** A reader of the text. Whatever it declares is an event, and none of it is followed. */
	static XMLStreamReader of(Reader in) throws XMLStreamException {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setXMLReporter((_, _, _, _) -> {
			// what is fatal is thrown, too
		});
		factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
		return factory.createXMLStreamReader(in);
	}

	/** What is wrong, without the place. */
	static String reason(XMLStreamException e) {
		boolean encoding = e.getNestedException() instanceof CharacterCodingException;
		return encoding ? "is not text in the encoding UTF-8" : String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "").strip();
	}

	/** The number of the line, 0 when it is not known. */
	static int line(XMLStreamException e) {
		return e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
	}
}
