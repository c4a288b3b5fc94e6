package org.channelexplorer.smile.library;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Tells the native libraries their place before the first class of this bundle is used. */
public final class Activator implements BundleActivator {

	@Override
	public void start(BundleContext context) {
		SmileNatives.locate();
	}

	@Override
	public void stop(BundleContext context) {
		// nothing is held
	}
}
