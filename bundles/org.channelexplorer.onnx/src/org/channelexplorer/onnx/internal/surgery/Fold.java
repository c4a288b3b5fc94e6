package org.channelexplorer.onnx.internal.surgery;

/**
 * How what stands in for removed channels is folded into the weights of their consumer.
 *
 * @param weights input with the weights
 * @param columns their axis that lies along the channels
 * @param outputs their axis that lies along the results
 * @param bias    input with the bias, which may be missing; -1 when the operator has none and a sum is put behind it
 * @param padded  whether a constant is not the same at every position of a result, since maps are padded with zeros or spread
 * @param spread  positions of a result over which the filter spreads a constant (transposed convolutions), else 1
 * @param factor  of the product, before the bias is added with factor 1
 */
record Fold(int weights, int columns, int outputs, int bias, boolean padded, double spread, double factor) {
}
