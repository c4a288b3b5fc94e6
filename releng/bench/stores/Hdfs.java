import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** HDFS with two data nodes and a folder of images, until its input ends: Hdfs FOLDER IMAGES. Prints its URI once it is ready. */
public final class Hdfs {
	private Hdfs() {
	}

	public static void main(String[] args) throws Exception {
		Configuration configuration = new Configuration();
		configuration.set("hdfs.minidfs.basedir", args[0]);
		configuration.setInt("dfs.replication", 1);
		try (MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(2).build()) {
			cluster.waitActive();
			cluster.getFileSystem().copyFromLocalFile(new Path(args[1]), new Path("/images"));
			System.out.println("URI " + cluster.getURI());
			System.in.transferTo(java.io.OutputStream.nullOutputStream());
		}
		System.exit(0);
	}
}
