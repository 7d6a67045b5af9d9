package org.todoku.rules.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells errors by their text, whatever the language of the server. Safe for many threads; the time for a text grows with its length
 * only, and no more than its first {@value #MAX_TEXT} characters are looked at.
 */
public final class ErrorSignatures {

    public static final int MAX_TEXT = 64 * 1024;

    /** Characters, so that long texts do not fill the memory; a text counts for its matches as well. */
    private static final int REMEMBERED = 4_000_000;
    private static final int MATCHES = 200;
    private static final Pattern URL_HOST = Pattern.compile("https?://([A-Za-z0-9._-]{1,253})", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNRESOLVED = Pattern.compile("(?:resolved|解決できません(?:でした)?)[:. ]{0,3}'([A-Za-z0-9._-]{1,253})'",
            Pattern.CASE_INSENSITIVE);
    /** Possessive, so that no text makes it slow. */
    private static final Pattern DOTTED_NAME = Pattern.compile("(?<![A-Za-z0-9._@-])[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++");

    private final List<ErrorSignature> all;
    private final Endpoints endpoints;
    /** The same few texts are asked for again for every update. */
    private final Map<Asked, List<SignatureMatch>> remembered = new ConcurrentHashMap<>();
    private final AtomicLong size = new AtomicLong();

    private record Asked(String text, ErrorHosts hosts) {
    }

    ErrorSignatures(List<ErrorSignature> all, Endpoints endpoints) {
        this.all = List.copyOf(all);
        this.endpoints = endpoints;
    }

    /** All signatures, the most specific first. */
    public List<ErrorSignature> all() {
        return all;
    }

    public Optional<ErrorSignature> of(String id) {
        return all.stream().filter(signature -> signature.id().equals(id)).findFirst();
    }

    /** All signatures that a text bears, the most specific first; of those for certain hosts only where the text names the host. */
    public List<SignatureMatch> match(String errorText) {
        return match(errorText, ErrorHosts.UNKNOWN);
    }

    /** The same, with what is known of the hosts of the server whose error it is. */
    public List<SignatureMatch> match(String errorText, ErrorHosts hosts) {
        if (errorText.isBlank() || all.isEmpty()) {
            return List.of();
        }
        String start = errorText.length() <= MAX_TEXT ? errorText : errorText.substring(0, MAX_TEXT);
        var asked = new Asked(start, hosts);
        List<SignatureMatch> known = remembered.get(asked);
        if (known == null) {
            known = find(start, hosts);
            if (size.addAndGet(start.length() + MATCHES) > REMEMBERED) {
                remembered.clear();
                size.set(0);
            }
            remembered.put(asked, known);
        }
        return known;
    }

    private List<SignatureMatch> find(String errorText, ErrorHosts hosts) {
        String normalised = ErrorToken.normalised(errorText);
        String text = normalised.length() <= MAX_TEXT ? normalised : normalised.substring(0, MAX_TEXT);
        String lower = text.toLowerCase(Locale.ROOT);
        Map<HostScope, String> named = named(text, hosts);
        List<SignatureMatch> matches = new ArrayList<>();
        for (ErrorSignature signature : all) {
            HostScope scope = scope(signature, named, hosts);
            if (signature.host() == HostScope.ANY || signature.host() == scope) {
                token(signature, text, lower).ifPresent(token -> matches.add(new SignatureMatch(signature, token, scope,
                        named.getOrDefault(scope, ""))));
            }
        }
        return List.copyOf(matches);
    }

    /** The first host of every owner. */
    private Map<HostScope, String> named(String text, ErrorHosts hosts) {
        Map<HostScope, String> named = new LinkedHashMap<>();
        for (Pattern address : List.of(URL_HOST, UNRESOLVED)) {
            address.matcher(text).results().map(found -> found.group(1))
                    .forEach(host -> named.putIfAbsent(hosts.scope(host, endpoints), host));
        }
        // of names that stand alone only those that are known: classes and files have dots too
        Matcher name = DOTTED_NAME.matcher(text);
        while (name.find()) {
            if (endpoints.isMicrosoft(name.group()) || hosts.names(name.group())) {
                named.putIfAbsent(hosts.scope(name.group(), endpoints), name.group());
            }
        }
        return named;
    }

    private static HostScope scope(ErrorSignature signature, Map<HostScope, String> named, ErrorHosts hosts) {
        if (named.containsKey(signature.host())) {
            return signature.host();
        }
        return named.isEmpty() ? hosts.unnamed() : named.keySet().iterator().next();
    }

    private static Optional<String> token(ErrorSignature signature, String text, String lower) {
        if (signature.none().stream().anyMatch(token -> token.find(text, lower).isPresent())) {
            return Optional.empty();
        }
        List<Optional<String>> needed = signature.all().stream().map(token -> token.find(text, lower)).toList();
        if (needed.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        if (signature.any().isEmpty()) {
            return needed.get(0);
        }
        return signature.any().stream().map(token -> token.find(text, lower)).flatMap(Optional::stream).findFirst();
    }
}
