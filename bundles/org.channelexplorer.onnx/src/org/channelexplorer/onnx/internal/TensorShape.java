package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the runtime says about a tensor.
 *
 * @param type element type, null when it is no tensor
 * @param dims axes; -1 where unknown; null when even the rank is unknown
 */
public record TensorShape(OnnxJavaType type, long[] dims) {

	static TensorShape of(ValueInfo info) {
		if (!(info instanceof TensorInfo tensor)) {
			return new TensorShape(null, null);
		}
		// a tensor of unknown rank and a scalar look alike here
		long[] dims = tensor.getShape();
		return new TensorShape(tensor.type, dims.length == 0 ? null : dims.clone());
	}

	/** The shape of a value, where an empty list of axes does mean a scalar. */
	static TensorShape ofRun(ValueInfo info) {
		return info instanceof TensorInfo tensor ? new TensorShape(tensor.type, tensor.getShape().clone()) : of(info);
	}

	/** Whether every axis is known. */
	public boolean complete() {
		return dims != null && Arrays.stream(dims).allMatch(d -> d >= 0);
	}

	/** The shape when one image is run, where the first axis counts them. @param images batch size the shape is for */
	TensorShape ofOne(int images) {
		if (rank() < 1 || dims[0] != images) {
			return this;
		}
		long[] one = dims.clone();
		one[0] = 1;
		return new TensorShape(type, one);
	}

	int rank() {
		return dims == null ? -1 : dims.length;
	}

	/** Size as float32 of a tensor with known axes, {@link Long#MAX_VALUE} when beyond counting. */
	long bytes() {
		double bytes = Float.BYTES;
		for (long d : dims) {
			bytes *= d;
		}
		return (long) bytes;
	}

	/** Whether maps can be read from this type. */
	boolean isFloat() {
		return type == OnnxJavaType.FLOAT || type == OnnxJavaType.FLOAT16 || type == OnnxJavaType.DOUBLE;
	}

	/**
	 * Axes for drawings, the first one as {@code N} when it counts the images, as {@code 64N} when it has 64 rows for each.
	 *
	 * @param images batch size the shape is for
	 */
	String text(int images) {
		if (dims == null) {
			return "";
		}
		return IntStream.range(0, dims.length).mapToObj(i -> i == 0 ? first(images) : dims[i] < 0 ? "?" : Long.toString(dims[i]))
				.collect(Collectors.joining(" x "));
	}

	/**
	 * As {@link #text(int)}, with the images wherever they are counted.
	 *
	 * @param images batch size the shape is for
	 * @param one    the shape when one image is run
	 */
	String text(int images, TensorShape one) {
		if (images < 2 || !complete() || !one.complete() || one.rank() != rank()) {
			return text(images);
		}
		return IntStream.range(0, dims.length).mapToObj(i -> {
			long rows = one.dims[i];
			return dims[i] != rows * images || rows == 0 ? Long.toString(dims[i]) : rows == 1 ? "N" : rows + "N";
		}).collect(Collectors.joining(" x "));
	}

	private String first(int images) {
		long rows = dims[0];
		if (rows < 0) {
			return "?";
		}
		// one image alone shows nothing
		return rows == images ? "N" : images > 1 && rows > 0 && rows % images == 0 ? rows / images + "N" : Long.toString(rows);
	}

	@Override
	public String toString() {
		return (type == null ? "no tensor" : type.name().toLowerCase(java.util.Locale.ROOT)) + " " + Arrays.toString(dims);
	}
}
