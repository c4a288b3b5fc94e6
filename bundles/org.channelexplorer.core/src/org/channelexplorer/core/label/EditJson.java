package org.channelexplorer.core.label;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Edits as JSON: the members of the record behind a member {@code edit} that names its kind. */
final class EditJson implements TypeAdapterFactory {
	private static final String TAG = "edit";
	private static final Map<String, Class<? extends Edit>> KINDS = new LinkedHashMap<>();

	static {
		KINDS.put("assign", Edit.Assign.class);
		KINDS.put("merge", Edit.Merge.class);
		KINDS.put("split", Edit.Split.class);
		KINDS.put("rename", Edit.Rename.class);
		KINDS.put("leaveOut", Edit.LeaveOut.class);
		KINDS.put("leaveOutClasses", Edit.LeaveOutClasses.class);
		KINDS.put("restore", Edit.Restore.class);
		KINDS.put("colour", Edit.Colour.class);
	}

	@Override
	@SuppressWarnings("unchecked") // asked for Edit alone
	public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
		return (TypeAdapter<T>) new Adapter(gson);
	}

	private static final class Adapter extends TypeAdapter<Edit> {
		private final Gson gson;

		Adapter(Gson gson) {
			this.gson = gson;
		}

		@Override
		public void write(JsonWriter out, Edit edit) throws IOException {
			JsonObject tagged = new JsonObject();
			tagged.addProperty(TAG, KINDS.entrySet().stream().filter(k -> k.getValue() == edit.getClass()).map(Map.Entry::getKey).findFirst().orElseThrow());
			gson.toJsonTree(edit, edit.getClass()).getAsJsonObject().entrySet().forEach(m -> tagged.add(m.getKey(), m.getValue()));
			gson.toJson(tagged, out);
		}

		@Override
		public Edit read(JsonReader in) throws IOException {
			JsonElement json = gson.fromJson(in, JsonElement.class);
			if (!(json instanceof JsonObject edit) || !(edit.get(TAG) instanceof JsonElement kind) || !kind.isJsonPrimitive()) {
				throw new JsonParseException("an edit of a labelling has no member '" + TAG + "'");
			}
			Class<? extends Edit> type = KINDS.get(kind.getAsString());
			if (type == null) {
				throw new JsonParseException("a labelling has an edit '" + kind.getAsString() + "' (there are: "
						+ KINDS.keySet().stream().collect(Collectors.joining(", ")) + ")");
			}
			return gson.fromJson(edit, type);
		}
	}
}
