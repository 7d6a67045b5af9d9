package org.todoku.ui.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.jspecify.annotations.NullMarked;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;
import org.todoku.ui.Errors;

/** Comparisons that the user gave a name, kept with the settings of the workbench. For the UI thread. */
@NullMarked
final class SavedComparisons {

    private static final String NODE = "org.todoku.ui.compare";
    private static final String SAVED = "saved";

    private final Preferences preferences;

    SavedComparisons() {
        this(InstanceScope.INSTANCE.getNode(NODE));
    }

    SavedComparisons(Preferences preferences) {
        this.preferences = preferences;
    }

    /** Keys of what is compared, by name, in the order of the names. */
    Map<String, List<String>> all() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        Preferences saved = preferences.node(SAVED);
        try {
            List<List<String>> entries = new ArrayList<>();
            for (String key : saved.keys()) {
                entries.add(Arrays.asList(saved.get(key, "").split("\n")));
            }
            entries.stream().filter(entry -> entry.size() > 2).sorted((one, two) -> one.get(0).compareToIgnoreCase(two.get(0)))
                    .forEach(entry -> found.put(entry.get(0), List.copyOf(entry.subList(1, entry.size()))));
        } catch (BackingStoreException e) {
            Errors.log("The saved comparisons could not be read", e);
        }
        return found;
    }

    /** Takes the place of one of the same name. */
    void save(String name, List<String> keys) {
        Map<String, List<String>> all = all();
        all.put(name, keys);
        write(all);
    }

    void remove(String name) {
        Map<String, List<String>> all = all();
        all.remove(name);
        write(all);
    }

    private void write(Map<String, List<String>> all) {
        Preferences saved = preferences.node(SAVED);
        try {
            saved.clear();
            int number = 0;
            for (Map.Entry<String, List<String>> each : all.entrySet()) {
                saved.put(Integer.toString(number++), each.getKey() + "\n" + String.join("\n", each.getValue()));
            }
            saved.flush();
        } catch (BackingStoreException e) {
            Errors.show(Messages.Saved_failed, e);
        }
    }
}
