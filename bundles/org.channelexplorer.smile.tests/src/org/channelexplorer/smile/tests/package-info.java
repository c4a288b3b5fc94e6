/** Tests of the contributions of Smile, and of its native libraries. */
package org.channelexplorer.smile.tests;
