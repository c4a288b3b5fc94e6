package org.channelexplorer.ui.internal;

import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.ui.Sessions;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;

/** Makes the workbench's {@link Sessions}; windows and parts share it. */
public final class SessionsFactory extends AbstractServiceFactory {
	@Override
	public Object create(@SuppressWarnings("rawtypes") Class service, IServiceLocator parent, IServiceLocator locator) {
		Object shared = parent.getService((Class<?>) service);
		return shared != null ? shared : new Sessions(Catalogue.ofEquinox());
	}
}
