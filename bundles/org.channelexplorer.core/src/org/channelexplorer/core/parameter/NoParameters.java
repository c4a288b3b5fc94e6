package org.channelexplorer.core.parameter;

/** The parameters of something that has none. */
public record NoParameters() {
}
