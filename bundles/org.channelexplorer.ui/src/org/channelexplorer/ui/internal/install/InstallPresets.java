package org.channelexplorer.ui.internal.install;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.Preferences;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.equinox.internal.p2.artifact.processors.pgp.PGPPublicKeyStore;
import org.eclipse.equinox.p2.core.IAgentLocation;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.engine.ProfileScope;
import org.eclipse.equinox.p2.repository.IRepositoryManager;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.prefs.BackingStoreException;

/**
 * Hands the update sites and the trusted keys that the administrator has preset to p2, which keeps its own with the installation and knows no
 * defaults for them. What users have added there stays.
 */
public final class InstallPresets {
	private static final String ENGINE = "org.eclipse.equinox.p2.engine"; //$NON-NLS-1$
	private static final String AUTHORITIES = "trustedAuthorities"; //$NON-NLS-1$
	private static final String KEYS = "pgp.trustedPublicKeys"; //$NON-NLS-1$
	private static final String ECLIPSE = "https://download.eclipse.org https://archive.eclipse.org"; // what p2 trusts by itself //$NON-NLS-1$
	private static final ILog LOG = ILog.of(InstallPresets.class);

	private InstallPresets() {
	}

	/** Does it in the background, where something is preset and p2 is there. */
	public static void hand() {
		if (Preferences.updateSites().isEmpty() && Preferences.trustedKeys().isEmpty() || Platform.getBundle(ENGINE) == null) {
			return;
		}
		Job job = Job.createSystem("Update sites and trusted keys", monitor -> {
			Bundle own = FrameworkUtil.getBundle(InstallPresets.class);
			BundleContext context = own == null ? null : own.getBundleContext();
			ServiceReference<IProvisioningAgent> reference = context == null ? null : context.getServiceReference(IProvisioningAgent.class);
			if (reference != null) {
				try {
					hand(context.getService(reference));
				} finally {
					context.ungetService(reference);
				}
			}
		});
		job.setPriority(Job.DECORATE);
		job.schedule();
	}

	private static void hand(IProvisioningAgent agent) {
		IProfile profile = agent.getService(IProfileRegistry.class).getProfile(IProfileRegistry.SELF);
		if (profile == null) {
			return; // not installed by p2: started from an IDE
		}
		Set<URI> sites = sites(Preferences.updateSites());
		add(agent.getService(IMetadataRepositoryManager.class), sites);
		add(agent.getService(IArtifactRepositoryManager.class), sites);
		var node = new ProfileScope(agent.getService(IAgentLocation.class), profile.getProfileId()).getNode(ENGINE);
		try {
			Set<String> authorities = new LinkedHashSet<>(Arrays.asList(node.get(AUTHORITIES, ECLIPSE).split("\\s+"))); //$NON-NLS-1$
			boolean changed = false;
			for (URI site : sites) {
				changed |= authorities.add(site.toString());
			}
			if (changed) {
				node.put(AUTHORITIES, String.join(" ", authorities)); //$NON-NLS-1$
			}
			PGPPublicKeyStore keys = new PGPPublicKeyStore();
			keys.addKeys(node.get(KEYS, null));
			String known = keys.toArmoredString();
			for (Path file : Preferences.trustedKeys()) {
				try {
					keys.addKeys(Files.readString(file));
				} catch (IOException e) {
					LOG.error("The preset key file " + file + " cannot be read: " + Reasons.of(e), e);
				}
			}
			if (!keys.toArmoredString().equals(known)) {
				node.put(KEYS, keys.toArmoredString());
				changed = true;
			}
			if (changed) {
				node.flush();
			}
		} catch (IOException e) {
			LOG.error("The preset trusted keys are not taken: " + Reasons.of(e), e);
		} catch (BackingStoreException e) {
			LOG.info("The preset update sites and keys are not saved: " + e.getMessage());
		}
	}

	private static void add(IRepositoryManager<?> manager, Set<URI> sites) {
		for (URI site : sites) {
			if (manager != null && !manager.contains(site)) {
				manager.addRepository(site);
			}
		}
	}

	private static Set<URI> sites(List<String> texts) {
		Set<URI> sites = new LinkedHashSet<>();
		for (String text : texts) {
			try {
				URI site = new URI(text);
				if (!site.isAbsolute()) {
					throw new URISyntaxException(text, "no address");
				}
				sites.add(site);
			} catch (URISyntaxException e) {
				LOG.error("The preset update site " + text + " is not a URL: " + e.getReason(), e);
			}
		}
		return sites;
	}
}
