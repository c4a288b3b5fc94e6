/** Networks that were made from an analysed one: analysed with the same images. */
package org.channelexplorer.ui.views.internal.made;
