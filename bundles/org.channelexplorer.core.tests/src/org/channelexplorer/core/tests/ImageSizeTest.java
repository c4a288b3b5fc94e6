package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.channelexplorer.core.model.ImageSize;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {

	@Test
	void heightThenWidthOrOneNumberForBoth() throws Exception {
		assertEquals(new ImageSize(299, 224), ImageSize.parse("299x224"));
		assertEquals(new ImageSize(299, 224), ImageSize.parse(" 299 \u00d7 224 "));
		assertEquals(new ImageSize(64, 64), ImageSize.parse("64"));
		assertEquals(new ImageSize(5, 7), ImageSize.parse(new ImageSize(5, 7).toString()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "0", "0x5", "5x0", "-3", "3.5", "224x", "x224", "2x2x2", "32769", "5x99999999999", "large" })
	void anythingElseIsRefused(String text) {
		String message = assertThrows(InputException.class, () -> ImageSize.parse(text)).getMessage();
		assertTrue(message.contains("'" + text + "'") && message.contains("299x224"), message);
	}

	@Test
	void whatAnInputDeclares() {
		assertEquals(new ImageSize(32, 48), declared("N", "3", "32", "48"));
		assertEquals(new ImageSize(32, 48), declared("1", "32", "48", "3"));
		assertEquals(new ImageSize(0, 48), declared("N", "1", "H", "48"));
		assertEquals(ImageSize.FREE, declared("N", "H", "W", "3"));
		assertEquals(ImageSize.FREE, declared("N", "H", "W", "8"), "channels last: the others are free");
		assertEquals(new ImageSize(64, 64), declared("N", "4", "64", "64"), "latents");
		assertEquals(new ImageSize(3, 3), declared("N", "3", "3", "3"), "channels first when both may be");
		assertEquals(ImageSize.FREE, declared("N", "784"));
		assertTrue(new ImageSize(5, 48).fits(declared("N", "3", "H", "48")));
		assertFalse(new ImageSize(48, 5).fits(declared("N", "3", "H", "48")));
	}

	private static ImageSize declared(String... axes) {
		return ImageSize.declaredBy(new TensorInfo("x", "float32", List.of(axes)));
	}
}
