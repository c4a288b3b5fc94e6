package org.channelexplorer.ui.internal;

import java.net.URL;
import java.util.Map;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.application.IWorkbenchConfigurer;

/** Images of the Problems view and its quick fixes: only the IDE's own workbench declares them, others show a red square instead. */
final class ProblemImages {
	private static final String BUNDLE = "org.eclipse.ui.ide"; //$NON-NLS-1$
	private static final Map<String, String> FILES = Map.of("IMG_OBJS_ERROR_PATH", "obj16/error_tsk", //$NON-NLS-1$ //$NON-NLS-2$
			"IMG_OBJS_WARNING_PATH", "obj16/warn_tsk", "IMG_OBJS_INFO_PATH", "obj16/info_tsk", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			"IMG_OBJS_FIXABLE_ERROR", "obj16/quickfix_error_obj", "IMG_OBJS_FIXABLE_WARNING", "obj16/quickfix_warning_obj", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			"IMG_OBJS_FIXABLE_INFO", "obj16/quickfix_info_obj", "IMG_ETOOL_PROBLEM_CATEGORY", "etool16/problem_category", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			"IMG_ELCL_QUICK_FIX_ENABLED", "elcl16/smartmode_co", "IMG_DLGBAN_QUICKFIX_DLG", "wizban/quick_fix"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

	private ProblemImages() {
	}

	static void declare(IWorkbenchConfigurer configurer) {
		FILES.forEach((name, file) -> {
			URL url = FileLocator.find(Platform.getBundle(BUNDLE), IPath.fromPortableString("icons/full/" + file + ".png")); //$NON-NLS-1$ //$NON-NLS-2$
			if (url != null) {
				configurer.declareImage(name, ImageDescriptor.createFromURL(url), true);
			}
		});
	}
}
