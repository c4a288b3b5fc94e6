package org.channelexplorer.core.document;

import java.util.List;

/**
 * Which images of the data set are to be taken. {@link Choice} holds what became of it where something was chosen.
 *
 * @param chosen   given classes whose images are taken, empty or null (absent in a file) = all
 * @param perClass most images per class, 0 for all
 * @param pick     which images of a class are taken when it has more
 * @param seed     default seed of every operation
 */
public record ChoiceRequest(List<String> chosen, int perClass, Pick pick, long seed) {

	/** All images. */
	public static final ChoiceRequest ALL = new ChoiceRequest(List.of(), 0, Pick.REPRESENTATIVE, 1);

	public ChoiceRequest {
		chosen = chosen == null ? List.of() : List.copyOf(chosen);
	}

	/** Of so many images per class, chosen so. @param most 0 for all */
	public ChoiceRequest taking(int most, Pick by) {
		return new ChoiceRequest(chosen, most, by, seed);
	}

	/** With another seed. */
	public ChoiceRequest seeded(long other) {
		return new ChoiceRequest(chosen, perClass, pick, other);
	}

	/** Of these classes; of all when there are none. */
	public ChoiceRequest ofClasses(List<String> some) {
		return new ChoiceRequest(some, perClass, pick, seed);
	}
}
