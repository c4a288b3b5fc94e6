/** Reading and preprocessing images. */
package org.channelexplorer.core.image;
