package org.channelexplorer.core.result;

/** Names of scalars, tables, columns and arrays that results share. */
final class Names {
	static final String BOOTSTRAP = "bootstrap";
	static final String CHANCE = "chance";
	static final String CHANNELS = "channels";
	static final String CLASS = "class";
	static final String CLASS_A = "classA";
	static final String CLASS_B = "classB";
	static final String CLASSES = "classes";
	static final String CORRECTED = "corrected";
	static final String DISTANCE = "distance";
	static final String ETA = "eta";
	static final String FILE = "file";
	static final String HIGH = "high";
	static final String IMAGE = "image";
	static final String IMAGES = "images";
	static final String K = "k";
	static final String LAYER = "layer";
	static final String LAYERS = "layers";
	static final String LEVEL = "level";
	static final String LOW = "low";
	static final String METHOD = "method";
	static final String NODE = "node";
	static final String NOTE = "note";
	static final String P = "p";
	static final String Q = "q";
	static final String RANK = "rank";
	static final String REPRESENTATIVE = "representative";
	static final String SCORE = "score";
	static final String SHARE = "share";
	static final String SIMILARITY = "similarity";
	static final String SUBCLASS = "subclass";
	static final String SUMMARY = "summary";
	static final String X = "x";
	static final String Y = "y";

	private Names() {
	}
}
