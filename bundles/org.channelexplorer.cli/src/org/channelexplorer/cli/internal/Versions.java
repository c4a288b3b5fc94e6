package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.jar.Manifest;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, from the bundle's manifest. */
public final class Versions implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "ChannelExplorer " + version(), "Java " + Runtime.version() };
	}

	/** Version without build qualifier, e.g. {@code 0.1.0}: it stands in reports, which must not differ from build to build. */
	public static String version() {
		URL type = Versions.class.getResource("Versions.class");
		String path = type.toString();
		String root = path.substring(0, path.length() - Versions.class.getName().length() - ".class".length());
		try (InputStream in = URI.create(root + "META-INF/MANIFEST.MF").toURL().openStream()) {
			String version = new Manifest(in).getMainAttributes().getValue("Bundle-Version");
			if (version != null) {
				return version.replaceFirst("^(\\d+\\.\\d+\\.\\d+).*", "$1");
			}
		} catch (IOException | IllegalArgumentException e) {
			return "(development)"; // classes outside a bundle have no manifest beside them
		}
		return "(development)";
	}
}
