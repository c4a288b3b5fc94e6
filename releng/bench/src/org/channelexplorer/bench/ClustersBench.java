package org.channelexplorer.bench;

import java.io.DataInputStream;
import java.io.BufferedInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Catalogue;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.extension.ExtensionPoint;
import org.channelexplorer.core.operation.ParameterSpec;
import org.eclipse.core.runtime.NullProgressMonitor;

/** CPU seconds of a clustering of a {@code .npy} (float32, C order), beside {@code embed.py kmeans} of the peers. Arguments: file, method, parameter=value ... */
public final class ClustersBench {
	private ClustersBench() {
	}

	@SuppressWarnings("unchecked")
	public static void main(String[] args) throws Exception {
		FloatMatrix x = read(Path.of(args[0]));
		Clustering<Record> method = Catalogue.ofClasspath(ClustersBench.class.getClassLoader()).get(ExtensionPoint.CLUSTERINGS, args[1]).create();
		Map<String, String> given = new java.util.TreeMap<>();
		Arrays.stream(args).skip(2).forEach(p -> given.put(p.split("=")[0], p.split("=")[1]));
		Record parameters = ParameterSpec.bind(method.parameterType(), given);
		var os = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
		for (int round = 0; round < 5; round++) { // the first round pays for compilation, as a process that runs once does
			long cpu = os.getProcessCpuTime();
			var clusters = method.cluster(x, parameters, 1 + round, new NullProgressMonitor());
			System.out.printf("round %d: %s of %d x %d: cpu %.2f s, %d clusters, inertia per image %.4f, %s%n", round, args[1], x.rows(), x.columns(),
					(os.getProcessCpuTime() - cpu) / 1e9, clusters.count(), clusters.diagnostics().get("inertia") / x.rows(), clusters.diagnostics());
		}
	}

	private static FloatMatrix read(Path file) throws Exception {
		byte[] start = new byte[10];
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
			in.readFully(start);
			int header = (start[8] & 0xff) | (start[9] & 0xff) << 8;
			byte[] text = new byte[header];
			in.readFully(text);
			String[] shape = new String(text).replaceFirst(".*'shape': \\(", "").replaceFirst("\\).*", "").trim().split(",\\s*");
			int rows = Integer.parseInt(shape[0]);
			int columns = Integer.parseInt(shape[1]);
			float[] values = new float[rows * columns];
			try (FileChannel channel = FileChannel.open(file)) {
				channel.map(FileChannel.MapMode.READ_ONLY, 10 + header, 4L * values.length).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
			}
			return FloatMatrix.of(rows, columns, values);
		}
	}
}
