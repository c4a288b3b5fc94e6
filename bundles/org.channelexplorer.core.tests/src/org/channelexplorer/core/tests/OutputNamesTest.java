package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.predict.OutputNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the names of outputs come from. */
class OutputNamesTest {
	private static final List<String> THREE = List.of("cat", "dog", "owl");

	@TempDir
	Path dir;

	private OutputNames names(Map<String, String> metadata, int outputs) {
		return OutputNames.of(dir.resolve("model.onnx"), metadata, outputs);
	}

	private void write(String file, String text) throws IOException {
		Files.writeString(dir.resolve(file), text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "classes.txt|cat\\ndog\\nowl\\n", "labels.txt|0 cat\\n1 dog\\n2 owl\\n", "labels.txt|1: cat\\n2: dog\\n3: owl",
					"labels.txt|2,owl\\n0,cat\\n1,dog", "labels.txt|\uFEFFcat\\r\\n\\r\\ndog\\r\\nowl\\r\\n\\r\\n", "synset.txt|cat\\ndog\\nowl",
					"labels.txt|{0: 'cat', 1: 'dog', 2: 'owl'}",
					"classes.json|[\"cat\",\"dog\",\"owl\"]", "classes.json|{\"2\":\"owl\",\"0\":\"cat\",\"1\":\"dog\"}",
					"class_indices.json|{\"owl\":2,\"cat\":0,\"dog\":1}",
					"labels.json|{\"classes\":[\"cat\",\"dog\",\"owl\"]}", "id2label.json|{\"1\":\"cat\",\"2\":\"dog\",\"3\":\"owl\"}",
					"config.json|{\"architectures\":[\"ViT\"],\"id2label\":{\"0\":\"cat\",\"1\":\"dog\",\"2\":\"owl\"}}" })
	void aFileBesideTheModel(String file, String text) throws Exception {
		write(file, text.replace("\\n", "\n").replace("\\r", "\r"));
		OutputNames names = names(Map.of(), 3);
		assertEquals(THREE, names.names());
		assertEquals(file, names.source());
		assertEquals("", names.problem());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "names|{0: 'cat', 1: 'dog', 2: 'owl'}", "names|['cat', \"dog\", 'owl']", "classes|cat, dog, owl", "labels|cat;dog;owl",
					"classes|[\"cat\", \"dog\", \"owl\"]", "id2label|{\"0\": \"cat\", \"1\": \"dog\", \"2\": \"owl\"}", "class_names|cat\\ndog\\nowl" })
	void theModelsOwnMetadata(String key, String text) {
		OutputNames names = names(Map.of(key, text.replace("\\n", "\n"), "stride", "32"), 3);
		assertEquals(THREE, names.names());
		assertEquals("the model's metadata '" + key + "'", names.source());
	}

	@Test
	void filesGoFirstAndTheFirstThatFitsCounts() throws Exception {
		Map<String, String> metadata = Map.of("names", "a,b,c");
		write("classes.json", "[\"j\",\"k\",\"l\"]");
		assertEquals("classes.json", names(metadata, 3).source());
		write("labels.txt", "x\ny\nz\n");
		assertEquals("labels.txt", names(metadata, 3).source());
		write("classes.txt", "one\ntwo\n");
		OutputNames names = names(metadata, 3);
		assertEquals("labels.txt", names.source());
		assertEquals("classes.txt has 2 names, the network 3 outputs", names.problem());
	}

	@Test
	void nothingIsGuessed() throws Exception {
		assertFalse(names(Map.of(), 3).known());
		write("labels.txt", "cat\ndog\n"); // a background class may be missing in front or behind
		OutputNames names = names(Map.of(), 3);
		assertFalse(names.known());
		assertEquals("The names of the network's outputs are not known (labels.txt has 2 names, the network 3 outputs): a text file classes.txt beside "
				+ "the model with one name per line names them", names.unknown());
		write("config.json", "{\"id2label\":{\"0\":\"LABEL_0\",\"1\":\"LABEL_1\",\"2\":\"LABEL_2\"}}");
		assertFalse(names(Map.of(), 3).known(), "placeholders are no names");
		write("config.json", "[1, 2");
		Files.write(dir.resolve("classes.txt"), "caf\u00e9\nb\nc".getBytes(StandardCharsets.ISO_8859_1));
		String problem = names(Map.of("names", "{0: ["), 3).problem();
		assertTrue(problem.contains("classes.txt cannot be read: it is not UTF-8 text") && problem.contains("config.json cannot be read"), problem);
	}

	@Test
	void numbersThatAreNoIndicesStay() throws Exception {
		write("classes.txt", "7 up\n3 musketeers\n1 dog\n");
		assertEquals(List.of("7 up", "3 musketeers", "1 dog"), names(Map.of(), 3).names());
		write("classes.txt", "0\n1\n2\n");
		assertEquals(List.of("0", "1", "2"), names(Map.of(), 3).names());
		write("classes.txt", "n01440764 tench\nn01443537 goldfish\nn01484850 shark\n");
		assertEquals("n01440764 tench", names(Map.of(), 3).names().getFirst());
		Files.delete(dir.resolve("classes.txt"));
		write("imagenet_class_index.json", "{\"0\": [\"n01440764\", \"tench\"], \"1\": [\"n01443537\", \"goldfish\"]}");
		assertEquals(List.of("n01440764 tench", "n01443537 goldfish"), names(Map.of(), 2).names());
	}

	@Test
	void oneOutputMayHaveTwoNames() throws Exception {
		write("classes.txt", "cat\ndog\n");
		assertEquals(List.of("cat", "dog"), names(Map.of(), 1).names());
	}

	@Test
	void namesAreReadAgainFromTheirLines() throws Exception {
		Path file = Files.writeString(dir.resolve("classes.txt"), OutputNames.lines(List.of("a, b", "e\r\nf", "c \"d\"")));
		assertEquals(List.of("a, b", "e f", "c \"d\""), OutputNames.read(file, 3).names());
	}
}
