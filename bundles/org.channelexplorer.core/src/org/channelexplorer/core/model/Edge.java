package org.channelexplorer.core.model;

/**
 * A tensor that flows from one layer to another.
 *
 * @param from   id of the producing layer
 * @param to     id of the consuming layer
 * @param tensor full tensor name
 */
public record Edge(String from, String to, String tensor) {
}
