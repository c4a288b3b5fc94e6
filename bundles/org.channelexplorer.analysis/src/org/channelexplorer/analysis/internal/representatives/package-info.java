/** What stands for a class: representative images, and how alike classes are over the whole network. */
package org.channelexplorer.analysis.internal.representatives;
