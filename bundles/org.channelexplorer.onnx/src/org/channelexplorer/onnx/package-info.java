/** Reading ONNX models and running them with ONNX Runtime. */
package org.channelexplorer.onnx;
