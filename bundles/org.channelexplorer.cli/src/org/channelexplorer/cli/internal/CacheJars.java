package org.channelexplorer.cli.internal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * Copies of the jars that Java's AOT cache leaves out, as it takes them: signed ones without their signatures, and classes of a version before 50
 * (picocli's), which have no stack maps, as version 51 with them. Run by the launcher before it makes the cache; commands then find the copies in place of the jars.
 */
public final class CacheJars {
	/** The first version whose classes have stack maps is 50; from this one on they must have them. */
	private static final int VERSION = ClassFile.JAVA_7_VERSION;
	private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;
	private static final int MAJOR = 7; // the version's low byte in a class file
	private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)", Pattern.CASE_INSENSITIVE); //$NON-NLS-1$

	private final ClassFile classes;

	private CacheJars(ClassLoader all) {
		classes = ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
				ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(all)));
	}

	/** Writes the copies of the jars on this process' class path into the folder {@code args[0]}, under their names; nothing for a jar that the cache takes as it is. */
	public static void main(String[] args) throws IOException {
		CacheJars copies = new CacheJars(CacheJars.class.getClassLoader());
		Path folder = Files.createDirectories(Path.of(args[0]));
		for (String file : System.getProperty("java.class.path").split(File.pathSeparator)) { //$NON-NLS-1$
			Path jar = Path.of(file);
			if (Files.isRegularFile(jar)) {
				copies.copy(jar, folder.resolve(jar.getFileName()));
			}
		}
	}

	/**
	 * Copies one jar.
	 *
	 * @param jar  the jar
	 * @param copy the file to write
	 * @param all  finds the classes that those of the jar refer to
	 * @return whether a copy was needed and made; a class that cannot get stack maps leaves the jar as it is
	 */
	public static boolean copy(Path jar, Path copy, ClassLoader all) throws IOException {
		return new CacheJars(all).copy(jar, copy);
	}

	private boolean copy(Path jar, Path copy) throws IOException {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		boolean needed = false;
		try (JarFile file = new JarFile(jar.toFile(), false)) {
			for (JarEntry e : Collections.list(file.entries())) {
				if (SIGNATURE.matcher(e.getName()).matches()) {
					needed = true;
					continue;
				}
				try (InputStream in = file.getInputStream(e)) {
					byte[] bytes = in.readAllBytes();
					if (isOld(e.getName(), bytes)) {
						needed = true;
						bytes = withStackMaps(bytes);
					}
					entries.put(e.getName(), bytes);
				}
			}
		} catch (IllegalArgumentException e) { // how the class file API refuses what it cannot do, such as subroutines of the oldest compilers
			return false;
		}
		if (needed) {
			write(entries, copy);
		}
		return needed;
	}

	private static boolean isOld(String name, byte[] bytes) {
		return name.endsWith(".class") && bytes.length > MAJOR && bytes[MAJOR] < FIRST_WITH_STACK_MAPS; //$NON-NLS-1$
	}

	private byte[] withStackMaps(byte[] bytes) {
		ClassTransform version = (builder, element) -> {
			if (element instanceof ClassFileVersion) {
				builder.withVersion(VERSION, 0);
			} else {
				builder.with(element);
			}
		};
		// bodies are written again, which adds the stack maps
		return classes.transformClass(classes.parse(bytes),
				version.andThen(ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element))));
	}

	private static void write(Map<String, byte[]> entries, Path copy) throws IOException {
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
			for (Map.Entry<String, byte[]> e : entries.entrySet()) {
				JarEntry entry = new JarEntry(e.getKey());
				entry.setTime(0); // the same jar, the same copy
				out.putNextEntry(entry);
				if (e.getKey().equals(JarFile.MANIFEST_NAME)) {
					Manifest manifest = new Manifest(new ByteArrayInputStream(e.getValue()));
					manifest.getEntries().clear(); // the files' digests
					manifest.write(out);
				} else {
					out.write(e.getValue());
				}
				out.closeEntry();
			}
		}
	}
}
