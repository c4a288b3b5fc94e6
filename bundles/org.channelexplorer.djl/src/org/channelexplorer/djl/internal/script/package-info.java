/** The language that TorchScript files keep their networks in: tokens, syntax trees, what a program consists of. */
package org.channelexplorer.djl.internal.script;
