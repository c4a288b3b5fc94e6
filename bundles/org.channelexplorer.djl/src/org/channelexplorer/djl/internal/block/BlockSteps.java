package org.channelexplorer.djl.internal.block;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.channelexplorer.core.util.InputException;

/**
 * A tree of blocks as the steps that run it: sequences and parallel branches are followed, any other block is one step. Only the library's own two
 * classes are followed, since a class derived from them may run its children in another way.
 */
final class BlockSteps {
	/** The network's input in place of a step. */
	static final int IMAGE = -1;
	private static final Set<String> NON_LINEARITIES = Set.of("relu", "relu6", "leakyrelu", "prelu", "elu", "selu", "gelu", "mish", "swish", "sigmoid", "tanh",
			"softplus", "softsign", "softmax", "logsoftmax");
	private static final Set<String> NORMALISATIONS = Set.of("BatchNorm", "LayerNorm", "GhostBatchNorm");

	private final List<Step> steps = new ArrayList<>();
	private final Set<String> taken = new HashSet<>();

	private BlockSteps() {
	}

	/**
	 * A step.
	 *
	 * @param id        names of the blocks it is in and its own, with dots between them
	 * @param operation name of the block's class, or of its function
	 * @param block     null where branches come together
	 * @param combine   what brings branches together, else null
	 * @param inputs    the steps whose values it takes
	 */
	record Step(String id, String operation, Block block, Function<List<NDList>, NDList> combine, List<Integer> inputs) {
		boolean nonLinear() {
			return NON_LINEARITIES.contains(operation.toLowerCase(Locale.ROOT));
		}

		boolean normalises() {
			return NORMALISATIONS.contains(operation);
		}

		/** The blocks it is in, with {@code /} between them. */
		String within() {
			int end = id.lastIndexOf('.');
			return end < 0 ? "" : id.substring(0, end).replace('.', '/');
		}

		NDList run(List<NDList> values, ParameterStore parameters) {
			return combine != null ? combine.apply(values) : block.forward(parameters, values.getFirst(), false, null);
		}
	}

	/** Follows a network. @throws InputException when it has no steps, or branches come together in a way that cannot be seen */
	static List<Step> of(Block network) throws InputException {
		BlockSteps found = new BlockSteps();
		found.follow(network, "", IMAGE);
		if (found.steps.isEmpty()) {
			throw new InputException("the network has no blocks");
		}
		return List.copyOf(found.steps);
	}

	private int follow(Block block, String path, int input) throws InputException {
		if (block.getClass() == SequentialBlock.class && !((SequentialBlock) block).isReturnIntermediate()) {
			int last = input;
			for (var child : block.getChildren()) {
				last = follow(child.getValue(), within(path, child.getKey()), last);
			}
			return last;
		} else if (block.getClass() == ParallelBlock.class) {
			List<Integer> branches = new ArrayList<>();
			for (var child : block.getChildren()) {
				branches.add(follow(child.getValue(), within(path, child.getKey()), input));
			}
			return add(new Step(unique(within(path, "combine")), "Combine", null, function(block), List.copyOf(branches)));
		}
		return add(new Step(unique(path.isEmpty() ? operation(block) : path), operation(block), block, null, List.of(input)));
	}

	private int add(Step step) {
		steps.add(step);
		return steps.size() - 1;
	}

	private static String within(String path, String name) {
		return path.isEmpty() ? name : path + "." + name;
	}

	private String unique(String wanted) {
		String id = wanted;
		for (int i = 2; !taken.add(id); i++) {
			id = wanted + "#" + i;
		}
		return id;
	}

	private static String operation(Block block) {
		if (block instanceof LambdaBlock lambda) {
			return lambda.getName();
		}
		String name = block.getClass().getSimpleName();
		return name.isEmpty() ? "Block" : name; // a class without a name
	}

	// the library has no other way to it
	@SuppressWarnings("unchecked")
	private static Function<List<NDList>, NDList> function(Block parallel) throws InputException {
		try {
			Field function = ParallelBlock.class.getDeclaredField("function");
			function.setAccessible(true);
			return (Function<List<NDList>, NDList>) function.get(parallel);
		} catch (ReflectiveOperationException | RuntimeException e) {
			throw new InputException("how the branches of a ParallelBlock come together cannot be seen in this version of the Deep Java Library", e);
		}
	}

	/** The step of the non-linearity that reads a step, a normalisation passed over; -1 when there is none. */
	static int after(List<Step> steps, int step) {
		for (int reader = step + 1; reader < steps.size(); reader++) {
			Step s = steps.get(reader);
			if (s.inputs().contains(step) && s.nonLinear()) {
				return reader;
			} else if (s.inputs().contains(step) && s.normalises()) {
				int behind = after(steps, reader);
				if (behind >= 0) {
					return behind;
				}
			}
		}
		return -1;
	}
}
