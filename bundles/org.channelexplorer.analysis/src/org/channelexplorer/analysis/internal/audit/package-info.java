/** Which labels look wrong: scores, the confident joint, planted errors, probes on layers, the class map, near duplicates. */
package org.channelexplorer.analysis.internal.audit;
