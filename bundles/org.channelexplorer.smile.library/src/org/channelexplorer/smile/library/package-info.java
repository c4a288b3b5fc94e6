/** What is needed to use the library Smile: its classes are in the packages {@code smile.*}. */
package org.channelexplorer.smile.library;
