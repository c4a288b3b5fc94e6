package org.channelexplorer.ui.internal.wizard;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.image.PreprocessingReader;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSize;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.image.Pixels;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Second page: how images become input, with one image as the network will see it. */
final class PreprocessingPage extends WizardPage {
	private static final int SIDE = 200;
	private static final int TRIED = 20;
	private static final long LARGEST = 1 << 24;

	private final AnalysisDraft draft;
	private Combo preset;
	private Text file;
	private Button browse;
	private Text size;
	private Label formula;
	private Label caption;
	private Canvas picture;
	private Image seen;
	private Probe<Preview> probe;

	PreprocessingPage(AnalysisDraft draft) {
		super("preprocessing", "Preprocessing", null); //$NON-NLS-1$
		this.draft = draft;
		setDescription("The images must be prepared exactly as when the network was trained.");
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).applyTo(page);
		new Label(page, SWT.NONE).setText("&Preset:");
		preset = new Combo(page, SWT.READ_ONLY);
		Preprocessing.presets().forEach(preset::add);
		preset.add("From a file");
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(preset);
		new Label(page, SWT.NONE).setText("Fi&le:");
		file = new Text(page, SWT.BORDER);
		file.setMessage("A JSON file with color, resize, scale, mean and std");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(file);
		browse = new Button(page, SWT.PUSH);
		browse.setText("Browse\u2026");
		browse.addListener(SWT.Selection, e -> browse());
		new Label(page, SWT.NONE).setText("Image si&ze:");
		size = new Text(page, SWT.BORDER);
		size.setText(draft.size);
		size.setToolTipText("Height x width in pixels, or one number for both, where the network leaves it free");
		size.addModifyListener(e -> choose());
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(size);
		new Label(page, SWT.NONE);
		formula = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(380, SWT.DEFAULT).applyTo(formula);
		new Label(page, SWT.NONE);
		picture = new Canvas(page, SWT.BORDER | SWT.DOUBLE_BUFFERED);
		picture.addPaintListener(e -> {
			e.gc.setBackground(Palette.current().canvas());
			e.gc.fillRectangle(picture.getClientArea());
			if (seen != null) {
				ImageTip.draw(e.gc, seen, 0, 0, Math.min(picture.getClientArea().width, picture.getClientArea().height));
			}
		});
		GridDataFactory.swtDefaults().hint(SIDE, SIDE).span(2, 1).applyTo(picture);
		new Label(page, SWT.NONE);
		caption = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(380, SWT.DEFAULT).applyTo(caption);
		probe = new Probe<>("Preview", page, this::show, problem -> caption("No preview: " + problem));
		preset.addListener(SWT.Selection, e -> choose());
		file.addModifyListener(e -> choose());
		page.addDisposeListener(e -> {
			probe.cancel();
			show((ImageData) null);
		});
		setControl(page);
	}

	@Override
	public void setVisible(boolean visible) {
		if (visible) {
			boolean own = AnalysisDraft.FROM_FILE.equals(draft.preprocessing);
			file.setText(draft.preprocessingFile);
			preset.select(own ? preset.getItemCount() - 1 : preset.indexOf(draft.preprocessing));
			ImageSize declared = draft.declaredSize();
			boolean fixed = declared.height() > 0 && declared.width() > 0;
			if (fixed) {
				size.setText(""); //$NON-NLS-1$ // typed for another network
			}
			size.setEnabled(!fixed && !draft.latents());
			preset.setEnabled(!draft.latents());
			size.setMessage(fixed ? declared + ", as the network requires" : "224 x 224, or height x width"); //$NON-NLS-2$
			update();
		}
		super.setVisible(visible);
	}

	private void browse() {
		FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText("Choose a preprocessing file");
		dialog.setFilterExtensions(new String[] { "*.json", "*" }); //$NON-NLS-1$ //$NON-NLS-2$
		String chosen = dialog.open();
		if (chosen != null) {
			file.setText(chosen);
		}
	}

	private void choose() {
		if (preset.getSelectionIndex() < 0) {
			return;
		}
		draft.preprocessing = preset.getSelectionIndex() == preset.getItemCount() - 1 ? AnalysisDraft.FROM_FILE : preset.getText();
		draft.preprocessingFile = file.getText();
		draft.size = size.getText();
		update();
	}

	private void update() {
		boolean own = AnalysisDraft.FROM_FILE.equals(draft.preprocessing);
		file.setEnabled(own && !draft.latents());
		browse.setEnabled(own && !draft.latents());
		String problem = draft.preprocessingProblem();
		setErrorMessage(problem);
		setPageComplete(problem == null);
		try {
			PreprocessingReader.Reading read = draft.preprocessingRead();
			Preprocessing p = read.preprocessing();
			formula.setText(draft.latents() ? "Latents are given to the network as they are: nothing is resized or scaled." //$NON-NLS-1$
					: Stream.concat(Stream.of(describe(p)), read.notes().stream()).collect(Collectors.joining("\n")));
			preview(p, draft.inputSize());
		} catch (InputException e) {
			formula.setText(""); //$NON-NLS-1$ // the page's title says why
			probe.cancel();
		}
		formula.getParent().layout(true, true);
	}

	static String describe(Preprocessing p) {
		String resize = p.resize() >= 8 ? "shorter side resized to " + Math.round(p.resize()) + " pixels, then cropped"
				: p.resize() == 1 ? "resized to the input" : String.format(Locale.ROOT, "resized to %.3f \u00d7 the input, then cropped", p.resize());
		return String.format(Locale.ROOT, "%s, %s; each value v in 0\u2026255 becomes (v \u00d7 %s %s %s \u2212 mean) / std with mean %s and std %s", p.color(),
				resize,
				number(p.scale()), p.offset() < 0 ? "\u2212" : "+", number(Math.abs(p.offset())), numbers(p.mean()), numbers(p.std()));
	}

	private static String numbers(List<Double> values) {
		return values.stream().map(PreprocessingPage::number).collect(Collectors.joining(", ")); //$NON-NLS-1$
	}

	// four digits, as few as the number has
	private static String number(double v) {
		return new BigDecimal(v).round(new MathContext(4)).stripTrailingZeros().toPlainString();
	}

	/** The first image that can be decoded, prepared. */
	private record Preview(String caption, ImageData data) {
	}

	private void preview(Preprocessing p, ImageSize wanted) {
		if (draft.imageSet == null || draft.imageSet.entries().isEmpty()) {
			caption(""); //$NON-NLS-1$
			return;
		}
		ImageSet set = draft.imageSet;
		if ((long) wanted.height() * wanted.width() > LARGEST) {
			probe.cancel();
			caption("No preview of images as large as " + wanted + ".");
			return;
		}
		probe.read(() -> {
			String problem = ""; //$NON-NLS-1$
			try (ImageSource source = new ImageSource(set.folder())) {
				for (ImageEntry e : set.entries().subList(0, Math.min(TRIED, set.entries().size()))) {
					try {
						if (Latents.isLatent(e.file())) {
							return new Preview(e.file() + ", its first channels in red, green and blue",
									Pixels.of(Latents.picture(source.read(e.file()))));
						}
						ImageData prepared = Pixels.of(p.fit(ImageDecoder.decode(source.read(e.file())), wanted.width(), wanted.height()));
						return new Preview(e.file() + " as the network sees it, " + prepared.height + " pixels high and " + prepared.width
								+ " wide (before scaling of values)", prepared);
					} catch (IOException bad) {
						problem = e.file() + ": " + bad.getMessage(); //$NON-NLS-1$
					}
				}
			}
			throw new InputException(problem);
		});
	}

	private void show(Preview preview) {
		show(preview.data);
		caption(preview.caption);
	}

	private void caption(String text) {
		caption.setText(text);
		caption.getParent().layout(true, true);
	}

	private void show(ImageData data) {
		if (seen != null) {
			seen.dispose();
		}
		seen = data == null ? null : new Image(getShell().getDisplay(), data);
		if (!picture.isDisposed()) {
			picture.redraw();
		}
	}
}
