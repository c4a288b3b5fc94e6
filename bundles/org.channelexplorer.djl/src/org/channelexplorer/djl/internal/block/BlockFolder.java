package org.channelexplorer.djl.internal.block;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.nn.Block;
import ai.djl.nn.BlockFactory;
import java.io.IOException;
import java.io.Reader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;

/**
 * A folder as the Deep Java Library keeps a model made of its blocks: {@code NAME-0000.params} with the parameters, {@code serving.properties} whose
 * {@code option.blockFactory} names the class that makes the blocks, and that class in {@code classes/} or in a jar. A folder of parameters alone does not
 * say what they are parameters of.
 */
public final class BlockFolder {
	/** System property, and in capitals and with underscores environment variable, that allows code of a model's folder to run. */
	static final String ALLOW = "channelexplorer.modelCode";
	private static final String RUN = "run";
	private static final String PROPERTIES = "serving.properties";
	private static final String FACTORY = "blockFactory";
	private static final String ENDING = ".params";
	private static final String OWN = "ai.djl.";

	private final Path folder;
	private final Map<String, String> options;
	private final Path parameters;

	private BlockFolder(Path folder, Map<String, String> options, Path parameters) {
		this.folder = folder;
		this.options = options;
		this.parameters = parameters;
	}

	/** Whether a folder names what makes its blocks. */
	public static boolean isOne(Path folder) {
		try {
			return Files.isDirectory(folder) && options(folder).containsKey(FACTORY);
		} catch (InputException e) {
			return true; // said when it is opened
		}
	}

	/** Reads what a folder says about itself. @throws InputException naming what is missing */
	static BlockFolder of(Path folder) throws InputException {
		Map<String, String> options = options(folder);
		if (!options.containsKey(FACTORY)) {
			throw new InputException(folder + ": " + PROPERTIES + " has no option." + FACTORY + ", the class that makes the network's blocks");
		}
		String name = options.getOrDefault("modelName", "");
		List<Path> all = files(folder, ENDING).stream().filter(f -> name.isEmpty() || f.getFileName().toString().startsWith(name + "-")).toList();
		if (all.isEmpty()) {
			throw new InputException(folder + ": has no " + (name.isEmpty() ? "NAME" : name) + "-0000" + ENDING + ", the network's parameters");
		}
		return new BlockFolder(folder, options, all.getLast()); // the last epoch, as the library takes it
	}

	private static Map<String, String> options(Path folder) throws InputException {
		Path file = folder.resolve(PROPERTIES);
		Properties properties = new Properties();
		if (Files.isRegularFile(file)) {
			try (Reader reader = Files.newBufferedReader(file)) {
				properties.load(reader);
			} catch (IOException | IllegalArgumentException e) {
				throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
			}
		}
		Map<String, String> options = new HashMap<>();
		properties.stringPropertyNames().forEach(n -> options.put(n.replaceFirst("^option\\.", ""), properties.getProperty(n).strip()));
		return options;
	}

	private static List<Path> files(Path folder, String ending) throws InputException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
		} catch (IOException e) {
			throw new InputException(folder + " cannot be read: " + e.getMessage(), e);
		}
	}

	Path folder() {
		return folder;
	}

	/** Makes the blocks and gives them their parameters. The model is closed by the caller. */
	Model load() throws InputException {
		String file = parameters.getFileName().toString();
		String prefix = file.replaceFirst("-\\d+\\" + ENDING + "$", "").replaceFirst("\\" + ENDING + "$", "");
		Model model = Model.newInstance(prefix, Device.cpu(), "PyTorch");
		boolean complete = false;
		try {
			Block block = factory(model).newBlock(model, folder, options);
			if (block == null) {
				throw new InputException(folder + ": the class " + options.get(FACTORY) + " made no block");
			}
			model.setBlock(block);
			model.load(folder, prefix);
			complete = true;
			return model;
		} catch (IOException | MalformedModelException | EngineException | LinkageError | OutOfMemoryError e) {
			throw new InputException(
					folder + ": the parameters in " + file + " cannot be given to the blocks that " + options.get(FACTORY) + " makes: " + reason(e), e);
		} catch (RuntimeException e) { // of the folder's code, and of parameters that fit no block
			throw new InputException(folder + ": cannot be opened by " + options.get(FACTORY) + ": " + reason(e), e);
		} finally {
			if (!complete) {
				model.close();
			}
		}
	}

	private static String reason(Throwable e) {
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().lines().findFirst().orElse("");
	}

	/** @param model whose blocks load their classes when they run; it closes what loads them */
	private BlockFactory factory(Model model) throws InputException {
		String name = options.get(FACTORY);
		ClassLoader library = BlockFactory.class.getClassLoader();
		if (!name.startsWith(OWN)) {
			checkAllowed(name);
		}
		try {
			ClassLoader loader = library;
			if (!name.startsWith(OWN)) {
				URLClassLoader own = new URLClassLoader(urls(), library);
				model.getNDManager().attachInternal("classes of " + folder, own);
				loader = own;
			}
			return (BlockFactory) loader.loadClass(name).getDeclaredConstructor().newInstance();
		} catch (ClassNotFoundException e) {
			throw new InputException(folder + ": the class " + name + ", which makes the network's blocks, is neither in classes/ nor in a jar there", e);
		} catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
			throw new InputException(folder + ": the class " + name + " is no usable factory of blocks: " + reason(e), e);
		}
	}

	private void checkAllowed(String name) throws InputException {
		String environment = System.getenv(ALLOW.replaceAll("([A-Z])", "_$1").replace('.', '_').toUpperCase(java.util.Locale.ROOT));
		if (!RUN.equals(System.getProperty(ALLOW, environment))) {
			throw new InputException(folder + ": its blocks are made by Java code in the folder (" + name + "), which is run only when you trust it: start with"
					+ " the environment variable CHANNELEXPLORER_MODEL_CODE=run (or -D" + ALLOW + "=" + RUN
					+ "), or export the network as TorchScript or ONNX");
		}
	}

	private URL[] urls() throws InputException {
		List<URL> urls = new ArrayList<>();
		try {
			urls.add(folder.resolve("classes").toUri().toURL());
			for (Path jar : files(folder, ".jar")) {
				urls.add(jar.toUri().toURL());
			}
		} catch (IOException e) {
			throw new InputException(folder + " cannot be read: " + e.getMessage(), e);
		}
		return urls.toArray(URL[]::new);
	}

	/** Hash of what makes the network: its code, options and parameters. */
	String hash() throws InputException {
		List<String> parts = new ArrayList<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path f : files.filter(f -> Files.isRegularFile(f) && f.toString().matches(".*(\\.class|\\.jar|\\.properties)") || f.equals(parameters))
					.sorted().toList()) {
				parts.add(folder.relativize(f).toString().replace('\\', '/') + " " + Hashes.of(f));
			}
		} catch (IOException e) {
			throw new InputException(folder + " cannot be read: " + e.getMessage(), e);
		}
		return Hashes.ofLines(parts.stream());
	}
}
