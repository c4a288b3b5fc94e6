package org.channelexplorer.core.operation;

/** The parameters of something that has none. */
public record NoParameters() {
}
