package org.channelexplorer.cli.internal;

import org.channelexplorer.core.util.BundleVersion;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, from the bundle's manifest. */
public final class Versions implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "ChannelExplorer " + BundleVersion.of(Versions.class), "Java " + Runtime.version() };
	}
}
