package org.todoku.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The core works without a window: its bundles resolve in a bare framework that has no user interface in it. */
class HeadlessBundlesTest {

    private static final List<String> HEADLESS = List.of("org.todoku.core", "org.todoku.intake", "org.todoku.store", "org.todoku.rules",
            "org.todoku.rules.wsus", "org.todoku.report", "org.todoku.model", "org.todoku.demo", "org.todoku.cli");

    @Test
    void headlessBundlesResolveWithoutAnyUserInterface(@TempDir Path configuration) throws Exception {
        Map<String, Path> bundles = bundles();
        for (String name : HEADLESS) {
            assertTrue(bundles.containsKey(name), name + " is not in the product");
        }
        List<Path> plain = bundles.entrySet().stream().filter(bundle -> !userInterface(bundle.getKey())).map(Map.Entry::getValue).toList();
        URL[] framework = { bundles.get("org.eclipse.osgi").toUri().toURL() };
        try (URLClassLoader loader = new URLClassLoader(framework, getClass().getClassLoader())) {
            Map<String, String> unresolved = BareFramework.unresolved(loader, plain, HEADLESS, configuration);
            assertEquals(Map.of(), unresolved);
        }
    }

    static boolean userInterface(String name) {
        return Stream.of("org.eclipse.ui", "org.eclipse.swt", "org.eclipse.jface", "org.eclipse.e4.ui", "org.eclipse.nebula",
                "org.eclipse.swtchart", "org.eclipse.equinox.p2.ui", "org.eclipse.equinox.security.ui", "org.todoku.ui", "org.todoku.app")
                .anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
    }

    private static Map<String, Path> bundles() throws IOException {
        Map<String, Path> result = new HashMap<>();
        try (Stream<Path> files = Files.list(Product.built().resolve("plugins"))) {
            for (Path file : (Iterable<Path>) files.filter(file -> file.toString().endsWith(".jar"))::iterator) {
                try (JarFile jar = new JarFile(file.toFile())) {
                    String name = jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
                    if (name != null) {
                        result.put(name.split(";")[0].strip(), file);
                    }
                }
            }
        }
        return result;
    }

    /** Equinox through its own class loader; reflection, because the tests have no OSGi on their class path. */
    private static final class BareFramework {

        static Map<String, String> unresolved(URLClassLoader loader, List<Path> bundles, List<String> wanted,
                Path configuration) throws Exception {
            Class<?> factoryType = loader.loadClass("org.osgi.framework.launch.FrameworkFactory");
            Object factory = ServiceLoader.load(factoryType, loader).findFirst().orElseThrow();
            Object framework = factoryType.getMethod("newFramework", Map.class).invoke(factory,
                    Map.of("osgi.configuration.area", configuration.toUri().toString(), "osgi.framework.extensions", "", "osgi.noShutdown",
                            "true"));
            Class<?> bundleType = loader.loadClass("org.osgi.framework.Bundle");
            bundleType.getMethod("start").invoke(framework);
            Object context = bundleType.getMethod("getBundleContext").invoke(framework);
            Class<?> contextType = loader.loadClass("org.osgi.framework.BundleContext");
            Map<String, Object> installed = new HashMap<>();
            for (Path bundle : bundles) {
                if (!bundle.getFileName().toString().startsWith("org.eclipse.osgi_")) {
                    Object one = contextType.getMethod("installBundle", String.class).invoke(context, bundle.toUri().toString());
                    installed.put((String) bundleType.getMethod("getSymbolicName").invoke(one), one);
                }
            }
            Class<?> wiringType = loader.loadClass("org.osgi.framework.wiring.FrameworkWiring");
            Object wiring = bundleType.getMethod("adapt", Class.class).invoke(framework, wiringType);
            Map<String, String> unresolved = new HashMap<>();
            for (String name : wanted) {
                Collection<Object> one = new ArrayList<>(List.of(installed.get(name)));
                if (!(boolean) wiringType.getMethod("resolveBundles", Collection.class).invoke(wiring, one)) {
                    unresolved.put(name, "does not resolve without the user interface");
                }
            }
            bundleType.getMethod("stop").invoke(framework);
            loader.loadClass("org.osgi.framework.launch.Framework").getMethod("waitForStop", long.class).invoke(framework, 10_000L);
            return unresolved;
        }
    }
}
