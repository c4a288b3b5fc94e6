package org.channelexplorer.plot.internal.arrangement;

/** The place of a box in the drawing, in pixels at 100 %. */
public record Box(int x, int y, int width, int height) {

	public int right() {
		return x + width;
	}

	public int bottom() {
		return y + height;
	}

	public int centerX() {
		return x + width / 2;
	}

	public int centerY() {
		return y + height / 2;
	}

	public Box moved(int dx, int dy) {
		return new Box(x + dx, y + dy, width, height);
	}

	/** The same place in a drawing of another size: its sides stay where lines meet them. */
	public Box scaled(double factor) {
		int left = (int) Math.round(x * factor);
		int top = (int) Math.round(y * factor);
		return new Box(left, top, (int) Math.round(right() * factor) - left, (int) Math.round(bottom() * factor) - top);
	}

	public boolean intersects(Box o) {
		return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
	}

	public Box union(Box o) {
		int left = Math.min(x, o.x);
		int top = Math.min(y, o.y);
		return new Box(left, top, Math.max(right(), o.right()) - left, Math.max(bottom(), o.bottom()) - top);
	}

	public Box grown(int side, int top, int bottom) {
		return new Box(x - side, y - top, width + 2 * side, height + top + bottom);
	}
}
