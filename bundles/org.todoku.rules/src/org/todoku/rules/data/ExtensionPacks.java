package org.todoku.rules.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.jspecify.annotations.Nullable;
import org.todoku.rules.internal.ContributorResources;

/** Reads the extension point of data packs. */
record ExtensionPacks(List<DataPack> packs, List<String> problems) {

    private static final String POINT = "org.todoku.rules.dataPacks";

    static ExtensionPacks read(IExtensionRegistry registry) {
        List<DataPack> packs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (IConfigurationElement element : sorted(registry)) {
            String contributor = element.getContributor().getName();
            try {
                read(element, contributor, packs, problems);
            } catch (InvalidRegistryObjectException e) {
                problems.add(contributor + ": went away while its data packs were read");
            }
        }
        return new ExtensionPacks(packs, problems);
    }

    private static void read(IConfigurationElement element, String contributor, List<DataPack> packs, List<String> problems) {
        if (!element.getName().equals("pack")) {
            problems.add(contributor + ": unknown element " + element.getName());
            return;
        }
        @Nullable String file = element.getAttribute("file");
        if (file == null || file.isBlank()) {
            problems.add(contributor + ": a data pack: attribute file is missing");
            return;
        }
        @Nullable URL found = resource(element.getContributor(), file.strip());
        if (found == null) {
            problems.add(contributor + ": " + file + ": file not found");
            return;
        }
        try (InputStream in = found.openStream()) {
            PackReader.Result result = PackReader.read(in, contributor, file.strip());
            result.pack().ifPresent(packs::add);
            result.problems().forEach(problem -> problems.add(problem.toString()));
        } catch (IOException e) {
            problems.add(contributor + ": " + file + ": cannot be read: " + e.getMessage());
        }
    }

    private static @Nullable URL resource(IContributor contributor, String file) {
        return ContributorResources.of(contributor).getResource(file);
    }

    /** The platform gives no order; the product comes first, then contributors by name. */
    private static List<IConfigurationElement> sorted(IExtensionRegistry registry) {
        return List.of(registry.getConfigurationElementsFor(POINT)).stream()
                .sorted(Comparator.comparing((IConfigurationElement element) -> !element.getContributor().getName()
                        .startsWith("org.todoku.")).thenComparing(element -> element.getContributor().getName()))
                .toList();
    }
}
