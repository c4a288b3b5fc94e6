package org.channelexplorer.onnx.internal.surgery;

import org.channelexplorer.onnx.internal.Attributes;

/** Dense layers and matrix products. */
final class Products {
	private Products() {
	}

	static void gemm(Step s) {
		Space in = s.space(0);
		long[] w = s.dims(1);
		if (!s.constant(1) || !s.constantOrNone(2) || w == null || w.length != 2 || Attributes.integer(s.node(), "transA", 0) != 0) {
			s.refuse("is no product with constant weights on the right");
			return;
		}
		boolean rows = Attributes.integer(s.node(), "transB", 0) != 0;
		Space made = s.fresh(1, w[rows ? 0 : 1]);
		s.param(1, rows ? 0 : 1, made, 1);
		long[] bias = s.has(2) ? s.dims(2) : null;
		if (bias != null && bias.length > 0 && bias[bias.length - 1] == made.labels().length && made.labels().length > 1) {
			s.param(2, bias.length - 1, made, 1);
		}
		if (in != null && in.only(1)) {
			s.param(1, rows ? 1 : 0, in, 1);
			boolean foldable = bias == null || bias.length > 0 && bias[bias.length - 1] == made.labels().length;
			double beta = bias == null ? 1 : Attributes.real(s.node(), "beta", 1);
			s.sink(0, !foldable || beta == 0 ? null
					: new Fold(1, rows ? 1 : 0, rows ? 0 : 1, 2, false, 1, Attributes.real(s.node(), "alpha", 1) / (bias == null ? 1 : beta)));
		} else {
			s.pin(in, "takes them for rows");
		}
		s.copy(0, made);
	}

	static void matrices(Step s) {
		long[] a = s.dims(0);
		long[] b = s.dims(1);
		if (a == null && s.space(0) == null && s.constant(1)) {
			a = s.outDims(); // of an input without sizes, such as a text's tokens; only the rank counts
		}
		if (a == null || b == null || a.length < 2 || b.length < 2) {
			s.refuse("multiplies tensors of unknown size or single vectors");
		} else if (s.constant(1) && b.length == 2) {
			byWeights(s, a.length);
		} else if (s.data(0) && s.data(1) && a.length == b.length) {
			computed(s, a.length);
		} else {
			s.refuse("multiplies by a matrix that is neither constant nor of the same rank");
		}
	}

	private static void byWeights(Step s, int rank) {
		Space in = s.space(0);
		int last = rank - 1;
		if (in != null && !in.has(last)) {
			s.make(in);
			return;
		}
		if (in != null && !in.only(last)) {
			s.pin(in, "mixes some of them only");
			in = null;
		}
		Space made = s.fresh(last, s.dims(1)[1]);
		s.param(1, 1, made, last);
		if (in != null) {
			s.param(1, 0, in, last);
			s.sink(0, new Fold(1, 0, 1, -1, false, 1, 1));
		}
		s.copy(0, made);
	}

	/** As in attention: heads are an axis of both and go as a whole, the axis that is summed over goes from both. */
	private static void computed(Step s, int rank) {
		Space left = s.space(0);
		Space right = s.space(1);
		int rows = rank - 2;
		int columns = rank - 1;
		if (left == null && right == null) {
			s.lose(s.lost(0));
			return;
		}
		int batch = batch(left, rows);
		int other = batch(right, rows);
		boolean summed = left != null && left.has(columns);
		boolean sound = batch == other && batch >= -1 && summed == (right != null && right.has(rows));
		boolean keepsRows = left != null && left.has(rows);
		boolean keepsColumns = right != null && right.has(columns);
		if (!sound || keepsRows && keepsColumns || batch >= 0 && left.sizes()[left.position(batch)] != right.sizes()[right.position(batch)]) {
			s.refuse("multiplies computed tensors whose channels do not lie along each other");
			return;
		}
		if (batch >= 0) {
			Space heads = s.rows(left, left.position(batch));
			s.join(heads, s.rows(right, right.position(batch)));
			if (keepsRows || keepsColumns) {
				Space kept = keepsRows ? left : right;
				s.make(keepsRows && summed || keepsColumns && right.has(rows) ? heads.on(batch) : kept);
			} else {
				s.make(heads);
			}
		} else if (summed && left.only(columns) && right.only(rows)) {
			s.join(left, right);
			s.sink(0, null);
			s.sink(1, null);
			s.lose(s.describe("makes no channels"));
		} else if (!summed && (keepsRows || keepsColumns)) {
			s.make(keepsRows ? left : right);
		} else {
			s.refuse("multiplies computed tensors along several of their axes");
		}
	}

	/** The one axis before the matrices that counts channels; -1 when there is none, -2 when there are several. */
	private static int batch(Space space, int rows) {
		int found = -1;
		if (space != null) {
			for (int axis : space.axes()) {
				if (axis < rows) {
					found = found == -1 ? axis : -2;
				}
			}
		}
		return found;
	}
}
