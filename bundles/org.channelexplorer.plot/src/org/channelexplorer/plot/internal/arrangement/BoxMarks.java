package org.channelexplorer.plot.internal.arrangement;

import java.util.List;
import java.util.Optional;
import org.channelexplorer.plot.internal.network.NetworkBox;

/** What is marked in the boxes of a drawing. */
public interface BoxMarks {
	/** Nothing is marked. */
	BoxMarks NONE = _ -> Optional.empty();

	/** The mark of a box. */
	Optional<NetworkBox.Mark> of(DisplayNode node);

	/** What is marked, in many words and in few; nothing when nothing is. */
	default List<String> notes() {
		return List.of();
	}
}
