package org.channelexplorer.ui.internal.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;

/**
 * Something selected, with its facts by category.
 *
 * @param kind  {@code layer}, {@code image}, {@code class}, {@code images} or {@code analysis}
 * @param name  layer id, image file, class name ...
 * @param facts category, then name and value of every fact, in display order
 */
public record Described(String kind, String name, Map<String, Map<String, String>> facts) implements IAdaptable, IPropertySource {

	/** What a selection selects, the kind that changed last before the others; the analysis when nothing is selected. */
	public static List<Described> selected(AnalysisSession session, Selection before, Selection now) {
		boolean layersChanged = !before.layers().equals(now.layers()) && now.primaryLayer() != null;
		boolean imagesChanged = !java.util.Arrays.equals(before.images(), now.images()) || !before.classes().equals(now.classes());
		if (layersChanged && (!imagesChanged || now.images().length == 0)) {
			return Facts.layers(session, now);
		}
		if (!now.classes().isEmpty()) {
			return Facts.classes(session, now);
		}
		if (now.images().length == 1) {
			return List.of(Facts.image(session, now.images()[0]));
		}
		if (now.images().length > 1) {
			return List.of(Facts.images(session, now));
		}
		return now.primaryLayer() != null ? Facts.layers(session, now) : List.of(Facts.analysis(session));
	}

	/** The layer shown. */
	public static List<Described> layers(AnalysisSession session) {
		return Facts.layers(session, session.selection().get());
	}

	/** Place of a fact, or of a category when {@code fact} is null, in display order. */
	public int place(String category, String fact) {
		int place = 0;
		for (var c : facts.entrySet()) {
			for (String name : c.getValue().keySet()) {
				if (c.getKey().equals(category) && (fact == null || name.equals(fact))) {
					return place;
				}
				place++;
			}
		}
		return place;
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter.isInstance(this) ? adapter.cast(this) : null;
	}

	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		List<IPropertyDescriptor> descriptors = new ArrayList<>();
		for (var category : facts.entrySet()) {
			for (String fact : category.getValue().keySet()) {
				PropertyDescriptor d = new PropertyDescriptor(category.getKey() + '/' + fact, fact);
				d.setCategory(category.getKey());
				descriptors.add(d);
			}
		}
		return descriptors.toArray(IPropertyDescriptor[]::new);
	}

	@Override
	public Object getPropertyValue(Object id) {
		String[] path = ((String) id).split("/", 2); //$NON-NLS-1$
		return facts.getOrDefault(path[0], Map.of()).get(path[1]);
	}

	@Override
	public Object getEditableValue() {
		return null;
	}

	@Override
	public boolean isPropertySet(Object id) {
		return false;
	}

	@Override
	public void resetPropertyValue(Object id) {
		// nothing here can be changed
	}

	@Override
	public void setPropertyValue(Object id, Object value) {
		// nothing here can be changed
	}

	/** Collects facts in order. */
	public static final class Builder {
		private final Map<String, Map<String, String>> facts = new LinkedHashMap<>();

		/** Adds a fact; empty values are left out. */
		public Builder add(String category, String name, Object value) {
			if (value != null && !String.valueOf(value).isEmpty()) {
				facts.computeIfAbsent(category, c -> new LinkedHashMap<>()).put(name, String.valueOf(value));
			}
			return this;
		}

		/** All facts added. */
		public Described build(String kind, String name) {
			return new Described(kind, name, facts);
		}
	}
}
