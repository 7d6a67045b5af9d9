package org.todoku.intake.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Coded;
import org.todoku.core.Configuration;
import org.todoku.core.DownstreamServer;
import org.todoku.core.ServerInfo;
import org.todoku.core.UserRole;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The server itself, its configuration and the servers below it. */
final class ServerJson {

    private ServerJson() {
    }

    static ServerInfo readInfo(JsonParser parser, Values values) {
        String version = "";
        String osVersion = "";
        String culture = "";
        @Nullable Coded<UserRole> role = null;
        Map<String, String> other = new HashMap<>();
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "version" -> version = values.text(parser);
                case "osVersion" -> osVersion = values.text(parser);
                case "preferredCulture" -> culture = values.text(parser);
                case "currentUserRole" -> {
                    String text = values.text(parser);
                    role = text.isEmpty() ? null : values.coded(UserRole.class, text);
                }
                default -> other.put(name, Json.raw(parser));
            }
        }
        return new ServerInfo(version, osVersion, culture, role, other);
    }

    static void write(JsonGenerator out, ServerInfo info) {
        out.writeStartObject();
        Json.text(out, "version", info.version());
        Json.text(out, "osVersion", info.osVersion());
        Json.text(out, "preferredCulture", info.culture());
        Json.coded(out, "currentUserRole", info.role());
        Json.other(out, info.other());
        out.writeEndObject();
    }

    static Configuration readConfiguration(JsonParser parser, Values values) {
        @Nullable Boolean fromMicrosoft = null;
        String upstream = "";
        @Nullable Integer upstreamPort = null;
        @Nullable Boolean upstreamSsl = null;
        @Nullable Boolean replica = null;
        @Nullable Boolean useProxy = null;
        String proxyName = "";
        @Nullable Integer proxyPort = null;
        @Nullable Boolean anonymousProxy = null;
        @Nullable Boolean hasPassword = null;
        String microsoftUpdateUrl = "";
        @Nullable Boolean allLanguages = null;
        List<String> languages = List.of();
        @Nullable Boolean hostOnMicrosoft = null;
        @Nullable Instant lastChange = null;
        Map<String, String> other = new HashMap<>();
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "syncFromMicrosoftUpdate" -> fromMicrosoft = values.flag(parser);
                case "upstreamWsusServerName" -> upstream = values.text(parser);
                case "upstreamWsusServerPortNumber" -> upstreamPort = values.integer(parser);
                case "upstreamWsusServerUseSsl" -> upstreamSsl = values.flag(parser);
                case "isReplicaServer" -> replica = values.flag(parser);
                case "useProxy" -> useProxy = values.flag(parser);
                case "proxyName" -> proxyName = values.text(parser);
                case "proxyServerPort" -> proxyPort = values.integer(parser);
                case "anonymousProxyAccess" -> anonymousProxy = values.flag(parser);
                case "hasProxyPassword" -> hasPassword = values.flag(parser);
                case "muUrl" -> microsoftUpdateUrl = values.text(parser);
                case "allUpdateLanguagesEnabled" -> allLanguages = values.flag(parser);
                case "enabledUpdateLanguages" -> languages = values.texts(parser);
                case "hostBinariesOnMicrosoftUpdate" -> hostOnMicrosoft = values.flag(parser);
                case "lastConfigChange" -> lastChange = values.date(parser);
                default -> other.put(name, Json.raw(parser));
            }
        }
        return new Configuration(fromMicrosoft, upstream, upstreamPort, upstreamSsl, replica, useProxy, proxyName, proxyPort,
                anonymousProxy, hasPassword, microsoftUpdateUrl, allLanguages, languages, hostOnMicrosoft, lastChange, other);
    }

    static void write(JsonGenerator out, Configuration configuration) {
        out.writeStartObject();
        Json.flag(out, "syncFromMicrosoftUpdate", configuration.syncFromMicrosoftUpdate());
        Json.text(out, "upstreamWsusServerName", configuration.upstreamServer());
        Json.number(out, "upstreamWsusServerPortNumber", configuration.upstreamPort());
        Json.flag(out, "upstreamWsusServerUseSsl", configuration.upstreamSsl());
        Json.flag(out, "isReplicaServer", configuration.replica());
        Json.flag(out, "useProxy", configuration.useProxy());
        Json.text(out, "proxyName", configuration.proxyName());
        Json.number(out, "proxyServerPort", configuration.proxyPort());
        Json.flag(out, "anonymousProxyAccess", configuration.anonymousProxy());
        Json.flag(out, "hasProxyPassword", configuration.hasProxyPassword());
        Json.text(out, "muUrl", configuration.microsoftUpdateUrl());
        Json.flag(out, "allUpdateLanguagesEnabled", configuration.allLanguages());
        Json.texts(out, "enabledUpdateLanguages", configuration.languages());
        Json.flag(out, "hostBinariesOnMicrosoftUpdate", configuration.hostBinariesOnMicrosoftUpdate());
        Json.date(out, "lastConfigChange", configuration.lastConfigChange());
        Json.other(out, configuration.other());
        out.writeEndObject();
    }

    static DownstreamServer readDownstream(JsonParser parser, Values values) {
        String server = "";
        @Nullable Boolean replica = null;
        @Nullable Instant lastSync = null;
        @Nullable Instant lastRollup = null;
        String version = "";
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "name" -> server = values.text(parser);
                case "isReplica" -> replica = values.flag(parser);
                case "lastSyncTime" -> lastSync = values.date(parser);
                case "lastRollupTime" -> lastRollup = values.date(parser);
                case "version" -> version = values.text(parser);
                default -> {
                    parser.skipChildren();
                    values.notes().ignoredField(name);
                }
            }
        }
        return new DownstreamServer(server, replica, lastSync, lastRollup, version);
    }

    static void write(JsonGenerator out, DownstreamServer server) {
        out.writeStartObject();
        out.writeStringProperty("name", server.name());
        Json.flag(out, "isReplica", server.replica());
        Json.date(out, "lastSyncTime", server.lastSync());
        Json.date(out, "lastRollupTime", server.lastRollup());
        Json.text(out, "version", server.version());
        out.writeEndObject();
    }

    /** Objects of an array; anything else in it is reported and skipped, so the caller can compare the number of problems. */
    static <T> List<T> array(JsonParser parser, Values values, BiFunction<JsonParser, Values, @Nullable T> element) {
        List<T> result = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                T read = element.apply(parser, values);
                if (read != null) {
                    result.add(read);
                }
            } else {
                parser.skipChildren();
                values.notes().loss("row.unreadable", "not a JSON object");
            }
        }
        return result;
    }
}
