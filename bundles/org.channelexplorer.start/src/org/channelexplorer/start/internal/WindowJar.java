package org.channelexplorer.start.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.Deflater;

/**
 * Makes the window's jar: the classes, and what they read beside them, of all bundles that the window's start needs, unsigned and in one file, as Java's AOT
 * cache takes them; {@link WindowLoaders} gives them to the bundles. Run by the launcher.
 * <p>
 * A bundle's classes find those of other bundles on the same class path only. So a bundle is left out with all that require it when it is a folder.
 */
public final class WindowJar {
	private static final String SERVICES = "META-INF/services/"; //$NON-NLS-1$
	private static final String FRAMEWORK = "org.eclipse.osgi"; //$NON-NLS-1$
	private static final String APPLICATION = "org.channelexplorer.ui"; //$NON-NLS-1$
	/** What the start needs and no bundle requires, and the application. */
	private static final List<String> ROOTS = List.of(APPLICATION, "org.channelexplorer.ui.views", "org.channelexplorer.start", //$NON-NLS-1$ //$NON-NLS-2$
			"org.eclipse.equinox.launcher", "org.eclipse.osgi.compatibility.state", "org.eclipse.equinox.simpleconfigurator", "org.apache.felix.scr", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			"org.eclipse.equinox.p2.reconciler.dropins", "org.eclipse.equinox.event", "org.eclipse.e4.ui.workbench.renderers.swt", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			"org.eclipse.e4.ui.workbench.addons.swt", "org.eclipse.e4.ui.swt.gtk", "org.eclipse.e4.ui.bindings", "org.eclipse.e4.ui.progress", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			"org.eclipse.swt.svg", "org.eclipse.ui.net"); //$NON-NLS-1$ //$NON-NLS-2$

	private final Map<String, InstalledBundle> installed;

	private WindowJar(Map<String, InstalledBundle> installed) {
		this.installed = installed;
	}

	/** Writes the jar of the installation in the folder {@code args[0]} to the file {@code args[1]}; exit code 1 when its window cannot start from one. */
	public static void main(String[] args) throws IOException {
		if (!make(Path.of(args[0]), Path.of(args[1]))) {
			System.exit(1);
		}
	}

	/**
	 * Writes the jar.
	 *
	 * @param home the installation's folder
	 * @param jar  the file
	 * @return whether it was written: not when the application's classes cannot be in it
	 */
	public static boolean make(Path home, Path jar) throws IOException {
		Map<String, InstalledBundle> installed = new TreeMap<>();
		for (String line : Files.readAllLines(home.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"))) { //$NON-NLS-1$
			String[] fields = line.split(","); //$NON-NLS-1$
			if (!line.startsWith("#") && fields.length > 2) { //$NON-NLS-1$
				installed.put(fields[0], InstalledBundle.read(fields[0], fields[1], home.resolve(fields[2])));
			}
		}
		WindowJar maker = new WindowJar(installed);
		Set<String> members = maker.members();
		if (!members.contains(APPLICATION)) {
			return false;
		}
		maker.write(members, jar);
		return true;
	}

	private Set<String> members() {
		Map<String, Set<String>> exporters = new HashMap<>();
		installed.values().forEach(b -> b.exported().forEach(p -> exporters.computeIfAbsent(p, _ -> new HashSet<>()).add(b.name())));
		Map<String, Set<String>> needs = new HashMap<>();
		for (InstalledBundle b : installed.values()) {
			Set<String> needed = needs.computeIfAbsent(b.name(), _ -> new TreeSet<>());
			needed.addAll(b.required());
			b.imported().forEach(p -> needed.addAll(exporters.getOrDefault(p, Set.of())));
			if (!b.host().isEmpty()) {
				needed.add(b.host());
				needs.computeIfAbsent(b.host(), _ -> new TreeSet<>()).add(b.name()); // its classes are the host's
			}
		}
		needs.values().forEach(n -> n.retainAll(installed.keySet()));
		Set<String> out = new HashSet<>();
		installed.values().stream().filter(b -> !Files.isRegularFile(b.file())).forEach(b -> out.add(b.name()));
		while (installed.keySet().stream().filter(n -> !Collections.disjoint(needs.get(n), out)).map(out::add).reduce(false, Boolean::logicalOr)) {
			// until nothing is left that requires what is left out
		}
		Set<String> members = new LinkedHashSet<>();
		List<String> open = new ArrayList<>(ROOTS);
		while (!open.isEmpty()) {
			String name = open.removeLast();
			if (installed.containsKey(name) && !out.contains(name) && members.add(name)) {
				open.addAll(needs.get(name));
			}
		}
		return members;
	}

	private void write(Set<String> members, Path jar) throws IOException {
		Map<String, String> owners = new LinkedHashMap<>(); // of what is in one bundle only
		Set<String> shared = new HashSet<>();
		Map<String, StringBuilder> services = new TreeMap<>();
		Attributes attributes = new Attributes();
		for (String name : new TreeSet<>(members)) {
			try (JarFile file = new JarFile(installed.get(name).file().toFile(), false)) {
				file.getManifest().getMainAttributes().forEach((key, value) -> {
					if (key.toString().startsWith("SWT-")) { //$NON-NLS-1$
						attributes.put(key, value); // by which SWT knows that it is on the right system
					}
				});
				for (JarEntry entry : Collections.list(file.entries())) {
					if (entry.getName().startsWith(SERVICES) && !entry.isDirectory()) {
						services.computeIfAbsent(entry.getName(), _ -> new StringBuilder()).append(text(file, entry)).append('\n');
					} else if (belongs(entry) && !shared.contains(entry.getName()) && owners.putIfAbsent(entry.getName(), name) != null) {
						owners.remove(entry.getName()); // each bundle reads its own through Equinox
						shared.add(entry.getName());
					}
				}
			}
		}
		services.computeIfAbsent(SERVICES + "org.osgi.framework.connect.FrameworkUtilHelper", _ -> new StringBuilder()) //$NON-NLS-1$
				.append(WindowLoaders.class.getName()).append('\n');
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0"); //$NON-NLS-1$
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().putAll(attributes);
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
			out.setLevel(Deflater.BEST_SPEED);
			for (Map.Entry<String, StringBuilder> service : services.entrySet()) {
				put(out, service.getKey(), service.getValue().toString().getBytes(StandardCharsets.UTF_8));
			}
			put(out, WindowIndex.FILE, index(members, owners).getBytes(StandardCharsets.UTF_8));
			for (String name : new TreeSet<>(members)) {
				try (JarFile file = new JarFile(installed.get(name).file().toFile(), false)) {
					for (JarEntry entry : Collections.list(file.entries())) {
						if (name.equals(owners.get(entry.getName()))) {
							put(out, entry.getName(), bytes(file, entry));
						}
					}
				}
			}
		}
	}

	private static boolean belongs(JarEntry entry) {
		String name = entry.getName();
		return !entry.isDirectory() && !name.startsWith("META-INF/") && !name.startsWith("OSGI-INF/") && !name.equals("module-info.class"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private String index(Set<String> members, Map<String, String> owners) {
		Map<String, Map<String, List<String>>> packages = new TreeMap<>();
		owners.forEach((entry, owner) -> {
			int slash = entry.lastIndexOf('/');
			if (entry.endsWith(".class") && slash > 0) { //$NON-NLS-1$
				String type = entry.substring(0, entry.length() - ".class".length()).replace('/', '.'); //$NON-NLS-1$
				packages.computeIfAbsent(type.substring(0, slash), _ -> new TreeMap<>()).computeIfAbsent(owner, _ -> new ArrayList<>()).add(type);
			}
		});
		StringBuilder lines = new StringBuilder();
		for (String name : members) {
			if (!name.equals(FRAMEWORK)) { // whose classes are no bundle's, as ever
				lines.append(WindowIndex.BUNDLE).append(' ').append(name).append(' ').append(installed.get(name).version()).append('\n');
			}
		}
		packages.forEach((name, in) -> in.forEach((owner, types) -> {
			if (!owner.equals(FRAMEWORK)) {
				List<String> named = in.size() == 1 ? List.of(name) : types;
				String bundle = installed.get(owner).host().isEmpty() ? owner : installed.get(owner).host();
				named.forEach(n -> lines.append(WindowIndex.CLASSES).append(' ').append(n).append(' ').append(bundle).append('\n'));
			}
		}));
		return lines.toString();
	}

	private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
		JarEntry entry = new JarEntry(name);
		entry.setTime(0);
		out.putNextEntry(entry);
		out.write(bytes);
		out.closeEntry();
	}

	private static byte[] bytes(JarFile file, JarEntry entry) throws IOException {
		try (InputStream in = file.getInputStream(entry)) {
			return in.readAllBytes();
		}
	}

	private static String text(JarFile file, JarEntry entry) throws IOException {
		return new String(bytes(file, entry), StandardCharsets.UTF_8);
	}
}
