package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.KnownModels;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.GivenCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file that no importer reads is, and what to do with it. */
class KnownModelsTest {
	@TempDir
	Path folder;

	private Path file(String name, byte... bytes) throws IOException {
		return Files.write(folder.resolve(name), bytes);
	}

	private Path zip(String name, String... entries) throws IOException {
		Path file = folder.resolve(name);
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
			for (String entry : entries) {
				out.putNextEntry(new ZipEntry(entry));
			}
		}
		return file;
	}

	/** A catalogue without importers. */
	private static String refused(Path model) {
		String message = assertThrows(InputException.class, () -> new Analyses(GivenCatalogue.EMPTY).importerFor(model)).getMessage();
		assertTrue(message.startsWith(model.toString()), message);
		return message;
	}

	@Test
	void aTorchScriptFileNamesItsFeature() throws Exception {
		Path net = zip("net.pt", "net/data.pkl", "net/code/__torch__/Net.py");
		String message = refused(net);
		assertTrue(message.contains("is a TorchScript network, which the feature org.channelexplorer.djl.feature"), message);
		assertTrue(message.contains("Install New Software"), message);
		assertFalse(KnownModels.of(net).orElseThrow().refused());
	}

	@Test
	void aStateDictAndAPickleSayHowToExport() throws Exception {
		for (Path weights : List.of(zip("weights.pt", "weights/data.pkl", "weights/data/0"), file("old.pth", (byte) 0x80, (byte) 2, (byte) 0x8a),
				file("model.bin", (byte) 0x80, (byte) 4))) {
			String message = refused(weights);
			assertTrue(message.contains("weights without the network's code"), message);
			assertTrue(message.contains("net.load_state_dict(torch.load(\"" + weights + "\""), message);
			assertTrue(message.contains("torch.jit.trace(net, torch.randn(1, 3, 224, 224)).save(\"model.pt\")"), message);
			assertEquals(3, message.lines().count(), message);
		}
	}

	@ParameterizedTest
	@CsvSource({ "a.pt2, torch.export.load", "a.safetensors, safetensors.torch.load_file", "a.h5, a Keras model", "a.KERAS, a Keras model",
			"a.tflite, python -m tf2onnx.convert --tflite", "saved_model.pb, --saved-model FOLDER", "frozen.pb, --graphdef",
			"a-0001.params, only its Java code knows" })
	void othersSayHowToExport(String name, String recipe) throws Exception {
		String message = refused(file(name, (byte) 1));
		assertTrue(message.contains("cannot be opened"), message);
		assertTrue(message.contains(recipe), message);
	}

	@Test
	void aSavedModelIsAFolder() throws Exception {
		Path saved = Files.createDirectory(folder.resolve("saved"));
		assertTrue(KnownModels.of(saved).isEmpty());
		Files.write(saved.resolve("saved_model.pb"), new byte[] { 1 });
		assertTrue(refused(saved).contains("--saved-model \"" + saved + "\" --output model.onnx"), refused(saved));
	}

	@Test
	void whatIsNoneOfThemIsNotGuessed() throws Exception {
		for (Path other : List.of(file("text.pt", (byte) 'a'), file("empty.pt"), file("photo.jpg", (byte) 1), file("model.onnx", (byte) 8),
				zip("pictures.zip", "a.png"))) {
			assertTrue(KnownModels.of(other).isEmpty(), other.toString());
		}
		assertTrue(refused(file("text.pt", (byte) 'a')).contains("no installed importer reads this file"));
	}
}
