/** The view of separability over the layers. */
package org.channelexplorer.ui.views.internal.profile;
