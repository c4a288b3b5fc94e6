package org.channelexplorer.ui;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

/** Opens further views of a kind, numbered from 2. */
final class SecondView {
	private SecondView() {
	}

	/** Opens one with the lowest number that is free. */
	static IViewPart open(IWorkbenchPage page, String id) throws PartInitException {
		Set<String> taken = Arrays.stream(page.getViewReferences()).filter(r -> r.getId().equals(id)).map(IViewReference::getSecondaryId)
				.filter(Objects::nonNull).collect(Collectors.toSet());
		int number = 2;
		while (taken.contains(Integer.toString(number))) {
			number++;
		}
		return page.showView(id, Integer.toString(number), IWorkbenchPage.VIEW_ACTIVATE);
	}
}
