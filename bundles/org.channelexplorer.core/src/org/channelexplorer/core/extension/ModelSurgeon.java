package org.channelexplorer.core.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;

/**
 * Removes channels of a network: knows which channels can only go together, which cannot go and why, what is saved, and writes the smaller
 * network. Safe for several threads until the model it comes from is closed.
 * <p>
 * <b>What removing means.</b> A channel of a layer is a channel of the tensor that the layer's consumers read: {@link #read(String)}, behind the
 * normalisation and the non-linearity that follow it. Channels that are added, multiplied or normalised together, pass through the same depthwise
 * filter or are written to the same place can only go together; they are a {@linkplain Coupling group}. Where something that mixes channels (a
 * convolution, a dense layer, a sum over channels) reads a channel of the group there is a {@linkplain Place place}. The smaller network equals the
 * original one in which, at every place, the removed channels are replaced by their {@link Substitute}: times 0 for a substitute of zeros.
 */
public interface ModelSurgeon {

	/**
	 * The tensor that a layer's consumers read, where its channels are removed: the tap after its non-linearity, or the layer's own.
	 *
	 * @param layer layer id
	 * @throws InputException when there is no such layer, or it cannot be read
	 */
	Tap read(String layer) throws InputException;

	/**
	 * What goes together with a channel; answers within 100 ms.
	 *
	 * @param layer   layer id
	 * @param channel from 0 on, below the channels of {@link #read}
	 * @throws InputException when there is no such layer or channel, or the layer cannot be read
	 */
	Coupling coupling(String layer, int channel) throws InputException;

	/**
	 * The channels of a layer that cannot go.
	 *
	 * @param layer layer id
	 * @return by channel one sentence that names the node in the way and the reason; empty when all can go
	 * @throws InputException when there is no such layer, or it cannot be read
	 */
	Map<Integer, String> fixed(String layer) throws InputException;

	/**
	 * What a set of removals does, without changing anything. Channels that cannot go are left out and listed. No layer loses all of its channels:
	 * the one with the greatest value stays.
	 *
	 * @param removals what to remove; may be empty; layers may be coupled with each other
	 * @throws InputException when there is no such layer or channel, or a layer cannot be read
	 */
	Cut plan(List<Removal> removals, Rounding rounding) throws InputException;

	/**
	 * Writes the network without the channels that the substitutes remove, and all that are coupled with them. Names of tensors that stay are
	 * kept. Removing nothing writes the same bytes.
	 *
	 * @param substitutes what stands in for removed channels, at most one a layer, best one for each of the {@linkplain Cut#places() places} of the
	 *                    plan, named by the place's layer; a removed channel of a place without a substitute is zero. Constants and weights are
	 *                    folded into the consumers
	 * @param file        where to write; a file that exists is replaced only when asked for. Weights that the model keeps in other files are
	 *                    written to one file beside it, {@code NAME.data}
	 * @param overwrite   whether {@code file} may exist
	 * @return what was removed, counted as written
	 * @throws InputException naming node and reason when a channel cannot go, a consumer cannot take a substitute, or the file cannot be
	 *                        written; no file is left behind then
	 */
	Cut export(List<Substitute> substitutes, Path file, boolean overwrite) throws InputException;

	/**
	 * Channels that can only go together.
	 *
	 * @param members the channels by layer, in network order, the layer asked for included; every readable layer that holds one is listed
	 * @param fixed   why the group cannot go: one sentence that names the node in the way; null when it can
	 */
	record Coupling(List<Removal> members, String fixed) {
		public Coupling {
			members = List.copyOf(members);
		}

		/** Why the group cannot go. */
		public Optional<String> reason() {
			return Optional.ofNullable(fixed);
		}
	}

	/**
	 * A tensor at which consumers read channels that are removed: where a masked run replaces them, and where substitutes are estimated.
	 *
	 * @param layer    id of the layer that makes the tensor
	 * @param tap      the tensor; its {@code channels} are those before the removal
	 * @param removed  the channels of the tap that go, ascending
	 * @param constant whether all consumers take constants without error; when not, a constant other than 0 is wrong where they pad maps with zeros
	 * @param weights  whether kept channels can stand in for removed ones: all consumers read all channels, and have weights that can be changed
	 */
	record Place(String layer, Tap tap, List<Integer> removed, boolean constant, boolean weights) {
		public Place {
			removed = List.copyOf(removed);
		}

		/** The substitute of zeros. */
		public Substitute zero() {
			return Substitute.zero(new Removal(layer, removed), tap.channels());
		}
	}

	/**
	 * Channels that were to go and stay.
	 *
	 * @param layer    layer id
	 * @param channels ascending
	 * @param reason   one sentence that names the node in the way
	 */
	record Refused(String layer, List<Integer> channels, String reason) {
		public Refused {
			channels = List.copyOf(channels);
		}
	}

	/**
	 * Size of a network.
	 *
	 * @param parameters trained numbers in the file, counted as in the network's property {@code Parameters}
	 * @param macs       multiplications with weights, or of two computed tensors in matrix products, for one image of the size the network declares
	 */
	record Costs(long parameters, long macs) {
	}

	/**
	 * How many channels are left.
	 *
	 * @param multiple channels of a layer are removed in such numbers that a multiple of this is left where it was one before, 8 or 16 say; 1 for
	 *                 any number. To reach it channels are kept back
	 * @param values   by layer id what each channel of {@link ModelSurgeon#read} is worth: those worth most are kept back first; of layers
	 *                 that are not in it, the later ones
	 */
	record Rounding(int multiple, Map<String, double[]> values) {
		/** Any number of channels. */
		public static final Rounding NONE = new Rounding(1, Map.of());

		public Rounding {
			if (multiple < 1) {
				throw new IllegalArgumentException("a multiple of " + multiple);
			}
			values = Map.copyOf(values);
		}
	}

	/**
	 * What is, or would be, removed.
	 *
	 * @param removed every readable layer that loses channels, with the channels, coupled ones included, in network order
	 * @param places  where the removed channels are read
	 * @param refused what was asked for and stays
	 * @param before  size of the network
	 * @param after   size without the channels
	 * @param notes   sentences on what is not exact, such as a constant at borders padded with zeros; empty when everything is
	 */
	record Cut(List<Removal> removed, List<Place> places, List<Refused> refused, Costs before, Costs after, List<String> notes) {
		public Cut {
			removed = List.copyOf(removed);
			places = List.copyOf(places);
			refused = List.copyOf(refused);
			notes = List.copyOf(notes);
		}
	}
}
