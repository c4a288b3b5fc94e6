package org.channelexplorer.ui.views.internal.overlay;

import java.util.Optional;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Focus;

/**
 * What scores and ranges of a layer are of.
 *
 * @param layer  layer id
 * @param step   0 for a network that was run once per image
 * @param focus  the focus in use, empty for all images
 * @param labels the classes
 */
record Subject(String layer, int step, Optional<Focus> focus, Labels labels) {
}
