package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How the letters of a file are written, by its first bytes: UTF-8, or UTF-16 as spreadsheets and Windows' shell have it.
 *
 * @param charset of the letters
 * @param mark    bytes before the first letter
 */
public record Encoding(Charset charset, int mark) {
	/** Bytes that may say it. */
	public static final int MARK = 3;

	/** What the first bytes say. */
	public static Encoding of(byte[] bytes) {
		int first = bytes.length < 2 ? -1 : ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN).getChar(0);
		if (first == 0xfeff || first == 0xfffe) {
			return new Encoding(first == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 2);
		} else if (first == 0xefbb && bytes.length > 2 && bytes[2] == (byte) 0xbf) {
			return new Encoding(StandardCharsets.UTF_8, 3);
		} else if (first > 0 && (first & 0xff) == 0) { // the first letter of a header, and a zero byte
			return new Encoding(StandardCharsets.UTF_16LE, 0);
		}
		return new Encoding(first > 0 && first < 0x100 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8, 0);
	}

	/** Looks at a stream's first bytes, and leaves it at its first letter. @param in whose pushback holds {@link #MARK} bytes */
	public static Encoding of(PushbackInputStream in) throws IOException {
		byte[] first = in.readNBytes(MARK);
		Encoding encoding = of(first);
		in.unread(first, encoding.mark, first.length - encoding.mark);
		return encoding;
	}

	/** The letters of a stream. Bytes that are none throw {@link java.nio.charset.CharacterCodingException}. */
	public static Reader reader(InputStream in) throws IOException {
		PushbackInputStream marked = new PushbackInputStream(in, MARK);
		return new InputStreamReader(marked, of(marked).strict());
	}

	/** Refuses bytes that are no letters. */
	public CharsetDecoder strict() {
		return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
	}
}
