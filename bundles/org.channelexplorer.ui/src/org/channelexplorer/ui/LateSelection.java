package org.channelexplorer.ui;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jface.viewers.IStructuredSelection;

/** A selection whose elements are made when somebody asks for them: to describe many images takes a while, and a gesture does not wait for it. */
final class LateSelection implements IStructuredSelection {
	private Supplier<List<?>> made;
	private List<?> elements;

	LateSelection(Supplier<List<?>> made) {
		this.made = made;
	}

	@Override
	public List<?> toList() {
		if (elements == null) {
			elements = List.copyOf(made.get());
			made = null;
		}
		return elements;
	}

	@Override
	public boolean isEmpty() {
		return toList().isEmpty();
	}

	@Override
	public Object getFirstElement() {
		return isEmpty() ? null : toList().getFirst();
	}

	@Override
	public Iterator<?> iterator() {
		return toList().iterator();
	}

	@Override
	public int size() {
		return toList().size();
	}

	@Override
	public Object[] toArray() {
		return toList().toArray();
	}
}
