/** How far scores would wander over other images drawn alike, and their grouped-jackknife intervals. */
package org.channelexplorer.analysis.internal.resampling;
