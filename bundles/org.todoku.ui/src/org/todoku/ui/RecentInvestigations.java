package org.todoku.ui;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;
import org.jspecify.annotations.NullMarked;
import org.osgi.service.prefs.BackingStoreException;

/**
 * The investigations that were opened or saved last, newest first, kept with the settings of the workbench. One whose file is not there
 * stays in the list and is marked: its drive may only be away for now. All instances show and change the same list; making one costs
 * nothing. For the UI thread; no method waits for the disk.
 *
 * <p>A part that shows the list asks {@link #list()} whenever {@link #onChange} tells that it changed, calls {@link #look()} when it
 * comes in sight, so that it learns which files are there, and {@link #open} for the one that the user chose.
 */
@NullMarked
public final class RecentInvestigations {

    /** So many are remembered. */
    public static final int MOST = 10;

    private static final String NODE = "org.todoku.ui";
    private static final String KEY = "recentInvestigations";
    private static final String THERE = "there";
    private static final String MISSING = "missing";

    /**
     * An investigation that was open once.
     *
     * @param title as it was then; may be blank
     * @param missing whether the file was not there when it was looked for last, see {@link #look()}
     */
    public record Recent(Path file, String title, boolean missing) {

        /** Its file, its title, and that it is missing where it is, in one line in the user's language. */
        public String label() {
            Path last = file.getFileName();
            String name = last == null ? file.toString() : last.toString();
            String named = title.isBlank() ? name : Messages.bind(Messages.Recent_titled, name, title.strip());
            return missing ? Messages.bind(Messages.Recent_missing, named) : named;
        }
    }

    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(NODE);
    private final LatestWork looking = new LatestWork(Messages.Recent_looking, 0, true);
    private final LatestWork writing = new LatestWork(Messages.Recent_remembering, 0, true);

    /** Newest first, at most {@link #MOST}. */
    public List<Recent> list() {
        List<Recent> all = new ArrayList<>();
        for (String line : preferences.get(KEY, "").split("\n")) {
            String[] parts = line.split("\t", -1);
            if (parts.length == 3) {
                try {
                    all.add(new Recent(Path.of(decoded(parts[1])), decoded(parts[2]), parts[0].equals(MISSING)));
                } catch (InvalidPathException e) {
                    Errors.log("A file that was opened recently has a name that is none on this system", e);
                }
            }
        }
        return List.copyOf(all);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Puts one at the top: it was opened or saved. */
    public void add(Path file, String title) {
        Path path = file.toAbsolutePath().normalize();
        change(all -> {
            List<Recent> changed = new ArrayList<>(List.of(new Recent(path, title, false)));
            all.stream().filter(each -> !each.file().equals(path)).limit(MOST - 1L).forEach(changed::add);
            return changed;
        });
    }

    /** Takes one from the list; the file stays. */
    public void remove(Path file) {
        change(all -> all.stream().filter(each -> !each.file().equals(file)).toList());
    }

    /** Takes all from the list; the files stay. */
    public void clear() {
        change(all -> List.of());
    }

    private void change(UnaryOperator<List<Recent>> by) {
        List<Recent> now = list();
        List<Recent> changed = by.apply(now);
        if (!changed.equals(now)) {
            preferences.put(KEY, changed.stream().map(each -> (each.missing() ? MISSING : THERE) + '\t' + encoded(each.file().toString())
                    + '\t' + encoded(each.title())).collect(Collectors.joining("\n")));
            // at once, so that a crash does not lose it
            writing.start(progress -> {
                flush();
                return preferences;
            }, done -> { });
        }
    }

    private void flush() {
        try {
            preferences.flush();
        } catch (BackingStoreException e) {
            Errors.log("The list of recent investigations was not saved", e);
        }
    }

    /** Tells when the list changed, until the widget is disposed. */
    public void onChange(Widget owner, Runnable listener) {
        IPreferenceChangeListener told = event -> {
            if (event.getKey().equals(KEY)) {
                UiThread.later(owner, listener);
            }
        };
        preferences.addPreferenceChangeListener(told);
        owner.addListener(SWT.Dispose, event -> preferences.removePreferenceChangeListener(told));
    }

    /** Looks in the background which files are there, and changes the list where that is news. */
    public void look() {
        List<Path> files = list().stream().map(Recent::file).toList();
        looking.<Set<Path>>start(progress -> files.stream().filter(Files::exists).collect(Collectors.toSet()),
                there -> change(all -> all.stream().map(each -> files.contains(each.file())
                        ? new Recent(each.file(), each.title(), !there.contains(each.file())) : each).toList()));
    }

    /** Opens one in an editor; where its file is not there, the user is asked whether it shall stay in the list. */
    public void open(Shell shell, Recent recent) {
        Work.<Boolean>inBackground(Messages.Recent_looking, progress -> Files.exists(recent.file()), there -> {
            if (there) {
                Documents.open(List.of(recent.file()));
            } else if (!shell.isDisposed()) {
                look();
                if (MessageDialog.open(MessageDialog.QUESTION, shell, Messages.Recent_title,
                        Messages.bind(Messages.Recent_gone, recent.file()), SWT.SHEET, Messages.Recent_remove, Messages.Recent_keep) == 0) {
                    remove(recent.file());
                }
            }
        });
    }
}
