/** The built-in demo: a small network and its images. */
package org.channelexplorer.demo;
