package org.channelexplorer.start.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.osgi.container.Module;
import org.eclipse.osgi.container.ModuleRevision;
import org.eclipse.osgi.container.ModuleWire;
import org.eclipse.osgi.container.ModuleWiring;
import org.eclipse.osgi.internal.framework.EquinoxConfiguration;
import org.eclipse.osgi.internal.framework.EquinoxContainer;
import org.eclipse.osgi.internal.hookregistry.ClassLoaderHook;
import org.eclipse.osgi.internal.hookregistry.HookConfigurator;
import org.eclipse.osgi.internal.hookregistry.HookRegistry;
import org.eclipse.osgi.internal.loader.BundleLoader;
import org.eclipse.osgi.internal.loader.EquinoxClassLoader;
import org.eclipse.osgi.internal.loader.ModuleClassLoader;
import org.eclipse.osgi.storage.BundleInfo.Generation;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.connect.FrameworkUtilHelper;

/**
 * Makes Equinox take the classes of the bundles in the window's jar ({@link WindowJar}) from Java's own class path, so that they come loaded and linked
 * from Java's AOT cache. Everything else of these bundles, and all of the other bundles, is as in any Equinox.
 * <p>
 * Java now finds a class of another bundle without asking that bundle's loader, which would have started it. So the first class that a bundle is asked for
 * starts what it requires, too: first what needs no window, and the rest when the application is loaded.
 */
public final class WindowLoaders implements HookConfigurator, FrameworkUtilHelper {
	private static final String APPLICATION = "org.channelexplorer.ui"; //$NON-NLS-1$
	/** Who requires one of these needs what the application sets up. */
	private static final Set<String> WINDOW = Set.of("org.eclipse.swt", "org.eclipse.core.resources"); //$NON-NLS-1$ //$NON-NLS-2$
	/** Starts when the workbench asks it for help: it needs the workbench. */
	private static final String AFTER_THE_WORKBENCH = "org.eclipse.help.ui"; //$NON-NLS-1$

	private static final ClassLoader CLASSES = WindowLoaders.class.getClassLoader();
	private static final WindowIndex INDEX = new WindowIndex(CLASSES);
	private static final Map<String, Bundle> BUNDLES = new ConcurrentHashMap<>();
	private static final Map<ModuleRevision, Boolean> NEEDS_WINDOW = new ConcurrentHashMap<>();
	private static final Set<ModuleRevision> ASKED = ConcurrentHashMap.newKeySet();

	private static volatile EquinoxContainer container;
	private static volatile boolean application;

	@Override
	public void addHooks(HookRegistry registry) {
		container = registry.getContainer();
		registry.addClassLoaderHook(new ClassLoaderHook() {
			@Override
			public ModuleClassLoader createClassLoader(ClassLoader parent, EquinoxConfiguration configuration, BundleLoader delegate, Generation generation) {
				ModuleRevision revision = generation.getRevision();
				boolean ours = INDEX.contains(revision.getSymbolicName(), revision.getVersion().toString());
				return ours ? new Loader(parent, configuration, delegate, generation) : null;
			}
		});
	}

	@Override
	public Optional<Bundle> getBundle(Class<?> type) {
		String name = type.getClassLoader() == CLASSES ? INDEX.bundle(type) : null;
		return name == null || container == null ? Optional.empty() : Optional.ofNullable(BUNDLES.computeIfAbsent(name, WindowLoaders::installed));
	}

	private static Bundle installed(String name) {
		List<Module> modules = container.getStorage().getModuleContainer().getModules();
		return modules.stream().map(Module::getBundle).filter(b -> b != null && name.equals(b.getSymbolicName())
				&& INDEX.contains(name, b.getVersion().toString())).findFirst().orElse(null);
	}

	private static void start(ModuleRevision revision) {
		if (APPLICATION.equals(revision.getSymbolicName())) {
			application = true;
		}
		if (!application && needsWindow(revision) || !ASKED.add(revision)) {
			return;
		}
		for (ModuleWire wire : wires(revision)) {
			if (!AFTER_THE_WORKBENCH.equals(wire.getProvider().getSymbolicName())) {
				start(wire.getProvider());
			}
		}
		Module module = revision.getRevisions().getModule();
		boolean waits = module.getState() == Module.State.LAZY_STARTING || module.getState() == Module.State.RESOLVED && module.isPersistentlyStarted();
		// one with native code would load that through its loader; its classes find it on the class path
		if (revision.hasLazyActivatePolicy() && waits && module.getBundle().getHeaders("").get(Constants.BUNDLE_NATIVECODE) == null) { //$NON-NLS-1$
			try {
				module.start(Module.StartOptions.LAZY_TRIGGER);
			} catch (BundleException e) {
				container.getEventPublisher().publishFrameworkEvent(FrameworkEvent.ERROR, module.getBundle(), e);
			}
		}
	}

	private static boolean needsWindow(ModuleRevision revision) {
		Boolean known = NEEDS_WINDOW.get(revision);
		if (known == null) {
			known = Boolean.valueOf(requiresWindow(revision, new HashSet<>()));
			NEEDS_WINDOW.put(revision, known);
		}
		return known.booleanValue();
	}

	private static boolean requiresWindow(ModuleRevision revision, Set<ModuleRevision> seen) {
		return seen.add(revision) && (WINDOW.contains(String.valueOf(revision.getSymbolicName()))
				|| wires(revision).stream().anyMatch(w -> requiresWindow(w.getProvider(), seen)));
	}

	private static List<ModuleWire> wires(ModuleRevision revision) {
		ModuleWiring wiring = revision.getWiring();
		return wiring == null ? List.of() : wiring.getRequiredModuleWires(null);
	}

	private static final class Loader extends EquinoxClassLoader {
		static {
			registerAsParallelCapable();
		}

		private final ModuleRevision revision;

		Loader(ClassLoader parent, EquinoxConfiguration configuration, BundleLoader delegate, Generation generation) {
			super(parent, configuration, delegate, generation);
			revision = generation.getRevision();
		}

		@Override
		public Class<?> findLocalClass(String name) throws ClassNotFoundException {
			Class<?> found;
			try {
				found = CLASSES.loadClass(name);
			} catch (ClassNotFoundException e) {
				return null; // Equinox looks elsewhere
			}
			start(revision);
			return found;
		}
	}
}
