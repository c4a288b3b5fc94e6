/** The domain: networks, layers, classes, images, analyses. */
package org.channelexplorer.core.model;
