package org.channelexplorer.smile.tests;

import java.util.Arrays;
import java.util.Map;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.smile.library.SmileNatives;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Runs without OSGi, on a class path; prints the results. */
public final class PlainJava {
	private PlainJava() {
	}

	/** No arguments. */
	public static void main(String[] args) throws Exception {
		Catalogue catalogue = Catalogue.ofClasspath(PlainJava.class.getClassLoader());
		StringBuilder out = new StringBuilder();
		for (String id : new String[] { "dbscan", "agglomerative" }) {
			out.append(id).append(Arrays.toString(Methods.run(catalogue, id, Methods.line(0, 9, 1, 10, 2, 8.5, 50),
					id.equals("dbscan") ? Map.of("minPoints", "2") : Map.of("clusters", "3"), new NullProgressMonitor()).of())).append('\n');
		}
		SmileNatives.locate();
		out.append("rectangle");
		for (double side : LinearAlgebra.rectangle()) {
			out.append(' ').append(Math.round(side * 1e9) / 1e9);
		}
		System.out.write(out.append('\n').toString().getBytes());
		System.out.flush();
	}
}
