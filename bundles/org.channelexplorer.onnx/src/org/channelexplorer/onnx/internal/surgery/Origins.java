package org.channelexplorer.onnx.internal.surgery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers the values of all tensors that are not mere copies or averages of others, so that what a consumer reads can be traced to its maker. */
final class Origins {
	private final List<Integer> firsts = new ArrayList<>();
	private final List<String> tensors = new ArrayList<>();
	private int count;

	/** Numbers for the channels of a tensor. */
	int[] of(String tensor, int channels) {
		int first = count;
		count = Math.addExact(count, channels);
		firsts.add(first);
		tensors.add(tensor);
		return IntStream.range(first, count).toArray();
	}

	private int find(int origin) {
		int at = Collections.binarySearch(firsts, origin);
		return at >= 0 ? at : -at - 2;
	}

	/** The tensor where the value was made. */
	String tensor(int origin) {
		return tensors.get(find(origin));
	}

	/** Its index among the tensor's channels. */
	int index(int origin) {
		return origin - firsts.get(find(origin));
	}
}
