package org.channelexplorer.core.parameter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of a parameter record. Components are {@code int}, {@code long}, {@code double}, {@code boolean},
 * {@code String} or an enum. The component's name is the parameter's name in the command line ({@code -p name=value}). Many of them are
 * put into groups: components that are records of such components, without this annotation and without a name outside Java.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.RECORD_COMPONENT })
public @interface Parameter {

	/** Label in dialogs; the component's name when empty. */
	String label() default "";

	/** One sentence, with unit and range. */
	String description();

	/** Default as text; a parameter with {@link #required()} has none. */
	String defaultValue() default "";

	/** Whether the user must give it. */
	boolean required() default false;

	/** Smallest allowed number. */
	double min() default Double.NEGATIVE_INFINITY;

	/** Largest allowed number. */
	double max() default Double.POSITIVE_INFINITY;

	/** What a String component names. */
	Kind kind() default Kind.TEXT;

	/** For {@link Kind#METHOD} and {@link Kind#METHODS}: the contract whose contributions can be chosen, e.g. {@code Projection.class}. */
	Class<?> method() default void.class;

	/** Id of the extension point of {@link #method()}, e.g. {@code org.example.filters}; empty for a contract of ChannelExplorer's own points. */
	String point() default "";

	/** What a text parameter stands for. */
	enum Kind {
		/** Free text. */
		TEXT,
		/** Id of an extracted layer, or its label where no other has that; empty = the last extracted layer. */
		LAYER,
		/**
		 * Ids or labels of extracted layers, separated by commas; a name with a comma in it stands in double quotes, unless it is the only one. Empty
		 * or {@code *} = all of them. An operation may ask for one only. The key holds the ids.
		 */
		LAYERS,
		/** Id or label of an extracted layer; empty = none. */
		OTHER_LAYER,
		/** Id of an extracted summary function; empty = the analysis' first. */
		SUMMARY,
		/**
		 * Images: their files, or rows of the analysis from 0, separated by commas; a file with a comma in its name stands in double quotes.
		 * The key holds the files.
		 */
		IMAGES,
		/** A class name; empty = all classes. */
		CLASS,
		/** Id of a contributed method; its own parameters are added to the operation's. */
		METHOD,
		/**
		 * Ids of contributed methods of one point, comma separated; empty = all that are installed. Their own parameters are added
		 * to the operation's; methods that share a parameter name share the value.
		 */
		METHODS,
		/** Path of a file. */
		FILE,
		/** A step of a network that was run several times per image; empty = the last one. Added by {@code Operations} to every operation. */
		STEP
	}
}
