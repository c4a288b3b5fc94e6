package org.channelexplorer.ui.views.internal.jaccard;

import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.channelexplorer.core.similarity.ChannelSets;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;

/** Eta in steps of a thousandth, with the number of channels that are in a set. */
public final class EtaSlider extends Composite {
	private static final int STEPS = 1000;
	private static final int SETTLE = 250;
	private static final double LONGEST = 0.999;
	private static final int WIDEST = 2048; // channels of usual networks

	private final Scale scale;
	private final Label text;
	private final DoubleConsumer moved;
	private final DoubleConsumer settled;
	private int channels;
	private int moves;

	/**
	 * @param moved   takes eta at every move
	 * @param settled takes eta when it has not been moved for a while
	 */
	EtaSlider(Composite parent, DoubleConsumer moved, DoubleConsumer settled) {
		super(parent, SWT.NONE);
		this.moved = moved;
		this.settled = settled;
		GridLayoutFactory.fillDefaults().numColumns(3).extendedMargins(8, 8, 2, 2).applyTo(this);
		Label name = new Label(this, SWT.NONE);
		name.setText("&Eta");
		scale = new Scale(this, SWT.HORIZONTAL);
		scale.setMinimum(1);
		scale.setMaximum(STEPS);
		scale.setIncrement(1);
		scale.setPageIncrement(10);
		scale.setToolTipText("Share of the channels that counts as most active. Arrows: a thousandth, Page Up and Page Down: a hundredth.");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(scale);
		text = new Label(this, SWT.NONE);
		text.setText(text(LONGEST, WIDEST)); // the slider keeps its length when the numbers change
		GridDataFactory.fillDefaults().hint(text.computeSize(SWT.DEFAULT, SWT.DEFAULT).x, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(text);
		text.setText("");
		scale.addListener(SWT.Selection, _ -> move());
		scale.setEnabled(false);
	}

	private void move() {
		describe(eta());
		moved.accept(eta());
		int mine = ++moves;
		getDisplay().timerExec(SETTLE, () -> {
			if (mine == moves && !isDisposed()) {
				settled.accept(eta());
			}
		});
	}

	/** Eta where the slider stands. */
	public double eta() {
		return (double) scale.getSelection() / STEPS;
	}

	/** Shows an eta of a layer, without an event. @param layerChannels 0 for none */
	void show(double eta, int layerChannels) {
		channels = layerChannels;
		scale.setEnabled(layerChannels > 0);
		int at = Math.clamp(Math.round(eta * STEPS), 1, STEPS);
		if (at != scale.getSelection()) {
			scale.setSelection(at);
		}
		describe(eta);
	}

	private void describe(double eta) {
		text.setText(channels == 0 ? "" : text(eta, channels));
	}

	private static String text(double eta, int channels) {
		return String.format(Locale.ROOT, "%s: %,d of %,d channels", number(eta), ChannelSets.size(eta, channels), channels);
	}

	/** Eta as the command line takes it. */
	static String number(double eta) {
		String text = String.format(Locale.ROOT, "%.6f", eta).replaceAll("0+$", "");
		return text.endsWith(".") ? text + "0" : text;
	}

	/** The scale, for tests. */
	public Scale scale() {
		return scale;
	}

	/** The text beside it. */
	public String text() {
		return text.getText();
	}
}
