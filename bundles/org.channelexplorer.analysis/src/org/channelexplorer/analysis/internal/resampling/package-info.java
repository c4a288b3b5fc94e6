/** How far scores would wander over other images drawn alike, and their intervals. */
package org.channelexplorer.analysis.internal.resampling;
