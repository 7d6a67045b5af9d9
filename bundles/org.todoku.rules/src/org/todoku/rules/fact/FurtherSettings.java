package org.todoku.rules.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.todoku.core.Configuration;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Question;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Settings that the configuration carries as JSON text, because no rule in Java asks for them. */
final class FurtherSettings {

    private static final Map<FactType, List<String>> KNOWN = Map.of(
            FactType.YES_NO, List.of("allowProxyCredentialsOverNonSsl", "useSeparateProxyForSsl", "allUpdateLanguagesUssEnabled",
                    "downloadUpdateBinariesAsNeeded", "downloadExpressPackages", "getContentFromMU", "bitsDownloadPriorityForeground",
                    "autoRefreshUpdateApprovals", "autoRefreshUpdateApprovalsDeclineExpired", "autoApproveWsusInfrastructureUpdates",
                    "disableSyncDrivers", "disableSyncPrinterCatalog", "trackDynamicCategories", "collectClientInventory"),
            FactType.NUMBER, List.of("sslProxyServerPort", "redirectorChangeNumber", "maxXmlPerRequest", "maxXmlPerRequestInServerSync",
                    "maxNumberOfIdsToRequestDataFromUss", "subscriptionFailureNumberOfRetries", "revisionDeletionTimeThreshold"),
            FactType.TEXT, List.of("sslProxyName", "localContentCachePath", "targetingMode", "serverId"),
            FactType.TEXTS, List.of("supportedUpdateLanguages", "ussEnabledUpdateLanguages"));

    private static final JsonFactory JSON = new JsonFactory();

    private FurtherSettings() {
    }

    static void addTo(FactList facts) {
        KNOWN.forEach((type, names) -> names.forEach(name -> facts.add("configuration." + name, type,
                question -> read(question, name, type))));
    }

    static Fact<?> read(Question question, String name, FactType type) {
        if (!(question.server().configuration() instanceof Known<Configuration> known)) {
            return question.server().configuration();
        }
        String json = EvidenceFacts.ignoringCase(known.value().other(), name);
        if (json == null) {
            return FactList.none("");
        }
        List<String> scalars = scalars(json);
        Optional<Object> value = type.isSet() ? set(scalars, type)
                : scalars.size() == 1 ? type.parse(scalars.get(0)) : Optional.empty();
        return value.isEmpty() ? new Unknown<>("", Reason.FAILED, json) : new Known<>(value.get(), known.from());
    }

    private static Optional<Object> set(List<String> texts, FactType type) {
        Set<Object> all = new HashSet<>();
        for (String text : texts) {
            Optional<Object> element = type.element().parse(text);
            if (element.isEmpty()) {
                return Optional.empty();
            }
            all.add(element.get());
        }
        return Optional.of(all);
    }

    /** The scalars of a JSON text; none where it is no JSON. */
    private static List<String> scalars(String json) {
        List<String> all = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    all.add(parser.getString());
                }
            }
        } catch (JacksonException e) {
            return List.of();
        }
        return all;
    }
}
