package org.todoku.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;
import org.todoku.rules.RuleRegistry;

/** The command line as an application of the product; the launcher exits with the number it returns. */
public final class TodokuApplication implements IApplication {

    // held here, because the log manager forgets the level of a logger that nobody holds
    private static final Logger LOG = Logger.getLogger("");
    private static final String SLF4J = "slf4j.internal.verbosity";

    private volatile @Nullable Interruption interruption;

    @Override
    public Object start(@Nullable IApplicationContext context) throws Exception {
        IApplicationContext started = Objects.requireNonNull(context);
        started.applicationRunning();
        Object arguments = started.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        String[] args = arguments instanceof String[] given ? given : new String[0];
        quiet(args);
        // the streams are taken as they are: results must not pass through a charset of the platform
        try (var out = new FileOutputStream(FileDescriptor.out); var err = new FileOutputStream(FileDescriptor.err)) {
            var cli = new Cli(new Surroundings(System.in, out, err, terminal(), columns(), Path.of("").toAbsolutePath(), Clock.systemUTC(),
                    Locale.getDefault(), ZoneId.systemDefault(), () -> RuleRegistry.fromExtensions(RegistryFactory.getRegistry()),
                    version()));
            try (var running = new Interruption(cli)) {
                interruption = running;
                return cli.run(args);
            }
        }
    }

    /** What went wrong is told in the answer; logs with stack traces are for {@code --debug}. */
    private static void quiet(String... args) {
        if (!List.of(args).contains("--debug")) {
            LOG.setLevel(Level.OFF);
            if (System.getProperty(SLF4J) == null) {
                System.setProperty(SLF4J, "ERROR");
            }
        }
    }

    @Override
    public void stop() {
        Interruption running = interruption;
        if (running != null) {
            running.cancel();
        }
    }

    private static boolean terminal() {
        Console console = System.console();
        // neither a dumb terminal nor a build server can redraw a line
        Map<String, String> environment = System.getenv();
        return console != null && !"dumb".equals(environment.get("TERM")) && !environment.containsKey("CI") && isTerminal(console);
    }

    /** Shells tell the width of their terminal where it is exported. */
    private static int columns() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : 0;
    }

    /** Newer Java versions have a console also for redirected streams and say so; older ones have none then. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static String version() {
        var bundle = FrameworkUtil.getBundle(TodokuApplication.class);
        if (bundle == null) {
            return "";
        }
        Version version = bundle.getVersion();
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }
}
