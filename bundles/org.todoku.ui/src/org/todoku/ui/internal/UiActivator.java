package org.todoku.ui.internal;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleRegistry;
import org.todoku.ui.Session;

/** Registers the session as a service; it is made when a view asks for it, for only then the place of the workspace is known. */
public final class UiActivator implements BundleActivator {

    private @Nullable Session session;

    @Override
    public void start(BundleContext context) {
        context.registerService(Session.class, new ServiceFactory<Session>() {
            @Override
            public Session getService(Bundle bundle, ServiceRegistration<Session> registration) {
                return session();
            }

            @Override
            public void ungetService(Bundle bundle, ServiceRegistration<Session> registration, Session service) {
                // closed with the bundle
            }
        }, null);
    }

    private synchronized Session session() {
        Session made = session;
        if (made == null) {
            made = new Session(workspace(), () -> RuleRegistry.fromExtensions(Platform.getExtensionRegistry()), Clock.systemUTC(),
                    new Reader(Locale.getDefault(), ZoneId.systemDefault()));
            session = made;
        }
        return made;
    }

    private static Path workspace() {
        Location location = Platform.getInstanceLocation();
        if (location == null || location.getURL() == null) {
            throw new IllegalStateException("Todoku needs a workspace; start it without -data @none");
        }
        try {
            return Path.of(URIUtil.toURI(location.getURL())).resolve("todoku");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The workspace is not a folder: " + location.getURL(), e);
        }
    }

    @Override
    public synchronized void stop(BundleContext context) {
        Session made = session;
        session = null;
        if (made != null) {
            made.close();
        }
    }
}
