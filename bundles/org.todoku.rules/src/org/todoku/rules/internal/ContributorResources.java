package org.todoku.rules.internal;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IContributor;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Gives the files of a contributing bundle to those who expect a class loader, without loading any of its classes. */
public final class ContributorResources extends ClassLoader {

    private final @Nullable Bundle bundle;

    private ContributorResources(@Nullable Bundle bundle) {
        // outside OSGi all contributors share one class path
        super(bundle == null ? ContributorResources.class.getClassLoader() : null);
        this.bundle = bundle;
    }

    public static ContributorResources of(IContributor contributor) {
        boolean osgi = FrameworkUtil.getBundle(ContributorResources.class) != null;
        return new ContributorResources(osgi ? ContributorFactoryOSGi.resolve(contributor) : null);
    }

    /** @param type class name as an extension gives it, which may carry data for the class behind a colon */
    boolean hasClass(String type) {
        int colon = type.indexOf(':');
        String name = (colon < 0 ? type : type.substring(0, colon)).strip();
        int slash = name.indexOf('/');
        if (slash >= 0) {
            // BUNDLE/CLASS: another bundle, which is only asked when the rule is made
            return true;
        }
        return getResource(name.replace('.', '/') + ".class") != null;
    }

    @Override
    protected @Nullable URL findResource(@Nullable String name) {
        Bundle from = bundle;
        return from == null || name == null ? null : from.getResource(name);
    }

    @Override
    protected Enumeration<URL> findResources(@Nullable String name) throws IOException {
        Bundle from = bundle;
        Enumeration<URL> found = from == null || name == null ? null : from.getResources(name);
        return found == null ? Collections.emptyEnumeration() : found;
    }
}
