package org.channelexplorer.djl.tests;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.BlockFactory;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes a small residual network of blocks, as somebody's own factory in a model's folder does. */
public final class SmallBlocks implements BlockFactory {
	private static final long serialVersionUID = 1L;

	@Override
	public Block newBlock(Model model, Path folder, Map<String, ?> options) {
		return network();
	}

	static SequentialBlock network() {
		ParallelBlock residual = new ParallelBlock(branches -> new NDList(branches.get(0).singletonOrThrow().addi(branches.get(1).singletonOrThrow())),
				List.of(new SequentialBlock().add(conv(8)).add(BatchNorm.builder().build()).add(Activation.reluBlock()).add(conv(8)), Blocks.identityBlock()));
		return new SequentialBlock().add(conv(8)).add(BatchNorm.builder().build()).add(Activation.reluBlock()).add(residual)
				// in place: what was read before must stay what it was
				.add(new LambdaBlock(x -> new NDList(x.singletonOrThrow().muli(2)), "doubled")).add(Activation.reluBlock())
				.add(Pool.globalAvgPool2dBlock()).add(Blocks.batchFlattenBlock()).add(Linear.builder().setUnits(5).build());
	}

	private static Conv2d conv(int filters) {
		return Conv2d.builder().setFilters(filters).setKernelShape(new Shape(3, 3)).optPadding(new Shape(1, 1)).build();
	}
}
