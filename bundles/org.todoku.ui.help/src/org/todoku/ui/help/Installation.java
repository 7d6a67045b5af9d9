package org.todoku.ui.help;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Monitor;
import org.osgi.framework.Bundle;
import org.osgi.service.prefs.BackingStoreException;

/**
 * What is installed and how it runs, for {@link Diagnostics}.
 *
 * @param screens the size and scale of each screen
 */
record Installation(List<String> screens) {

    /** Where server names, files and passwords stand, or may. */
    private static final List<String> NEVER = List.of("org.eclipse.equinox.security", "org.eclipse.core.net", "org.eclipse.equinox.p2");
    private static final long LOG = 1_000_000;

    /** What only the UI thread can say. */
    static Installation seen() {
        List<String> screens = new ArrayList<>();
        for (Monitor monitor : Display.getCurrent().getMonitors()) {
            screens.add(monitor.getClientArea().width + " x " + monitor.getClientArea().height + " at " + monitor.getZoom() + " %");
        }
        return new Installation(screens);
    }

    /** Reads the rest; for background threads. */
    Diagnostics diagnostics() throws IOException {
        Path log = Platform.getLogFileLocation().toPath();
        return new Diagnostics(facts(), parts(), settings(), Files.exists(log) ? end(log) : List.of(), person());
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        if (Platform.getProduct() != null) {
            facts.put("Product", Platform.getProduct().getId() + " " + Platform.getProduct().getDefiningBundle().getVersion());
        }
        facts.put("Written", Instant.now().toString());
        for (String name : List.of("java.version", "java.vendor", "java.vm.name", "os.name", "os.version", "os.arch")) {
            facts.put(name, System.getProperty(name, ""));
        }
        facts.put("Window system", Platform.getWS() + " " + System.getProperty("org.eclipse.swt.internal.gtk.version", "") + ", SWT "
                + SWT.getVersion());
        facts.put("Language", Platform.getNL() + ", of the system " + Locale.getDefault());
        Runtime runtime = Runtime.getRuntime();
        facts.put("Memory", (runtime.totalMemory() - runtime.freeMemory() >> 20) + " MB used, " + (runtime.maxMemory() >> 20)
                + " MB at most");
        facts.put("Processors", String.valueOf(runtime.availableProcessors()));
        facts.put("Screens", String.join("; ", screens));
        return facts;
    }

    private static List<String> parts() {
        Bundle[] bundles = Platform.getBundle("org.eclipse.osgi").getBundleContext().getBundles();
        return Arrays.stream(bundles).map(each -> each.getSymbolicName() + " " + each.getVersion()
                + (each.getState() >= Bundle.RESOLVED ? "" : " (not resolved)")).sorted().toList();
    }

    private static Map<String, String> settings() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        try {
            IEclipsePreferences all = (IEclipsePreferences) Platform.getPreferencesService().getRootNode().node(InstanceScope.SCOPE);
            for (String node : all.childrenNames()) {
                if (NEVER.stream().noneMatch(node::startsWith)) {
                    IEclipsePreferences settingsOf = (IEclipsePreferences) all.node(node);
                    for (String key : settingsOf.keys()) {
                        // a key may be the name of something the user made
                        String name = key.matches("[A-Za-z][\\w.]*") && !key.contains("..") ? key : "(other)";
                        settings.put(node + "/" + name, settingsOf.get(key, ""));
                    }
                }
            }
        } catch (BackingStoreException e) {
            throw new IOException(e);
        }
        return settings;
    }

    /** The last part of a file, from the beginning of a line. */
    private static List<String> end(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - LOG);
            in.seek(from);
            byte[] bytes = new byte[(int) (in.length() - from)];
            in.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return from == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
        }
    }

    private static List<String> person() {
        String machine = "";
        try {
            machine = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // then the log cannot have it from there either
        }
        return Stream.of(System.getProperty("user.home", ""), System.getProperty("user.name", ""), machine,
                System.getenv().getOrDefault("COMPUTERNAME", ""), System.getenv().getOrDefault("USERDOMAIN", ""))
                .filter(name -> !name.isBlank()).toList();
    }
}
