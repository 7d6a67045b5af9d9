package org.todoku.rules.internal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Finding;
import org.todoku.rules.Message;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Status;
import org.todoku.rules.Verdict;

/**
 * Asks one rule one question. Whatever the rule does wrong becomes a failed finding that names it; only where memory ran out nobody
 * can tell whose fault it is. Safe for many threads.
 */
public final class Judge {

    private static final Logger LOG = Logger.getLogger(Judge.class.getName());

    private static final String UNDECIDED = ".undecided";

    private final MadeRules rules = new MadeRules();
    /** Whether a rule has a text of its own for want of facts. */
    private final Map<String, Boolean> ownTexts = new ConcurrentHashMap<>();
    /** Labels of facts by rule; looking through resource bundles for them costs more than most rules. */
    private final Map<String, Map<String, Message>> labels = new ConcurrentHashMap<>();

    /**
     * Empty when the rule says nothing about the question.
     *
     * @throws OutOfMemoryError of the rule, or of this thread because another took the memory
     */
    Optional<Finding> judge(RuleDescriptor descriptor, Question question) {
        Rule rule;
        try {
            rule = rules.get(descriptor);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(descriptor, question.server(), "failed.not-loaded", e);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            // foreign code: class loading, static initialisers and constructors of a plug-in may throw anything
            return failed(descriptor, question.server(), "failed.not-loaded", e);
        }
        try {
            return finding(descriptor, question, rule.judge(question));
        } catch (MissingFactException e) {
            return undecided(descriptor, question, List.of(e.missing()));
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            // foreign code: LinkageError and StackOverflowError must hide no other finding either
            return failed(descriptor, question.server(), "failed.exception", e);
        }
    }

    private Optional<Finding> finding(RuleDescriptor rule, Question question, @Nullable Verdict verdict) {
        ServerState server = question.server();
        if (verdict == null) {
            return failed(rule, server, EngineTexts.message("failed.no-verdict", rule.id()));
        }
        return switch (verdict) {
            case Verdict.NotApplicable none -> Optional.empty();
            case Verdict.Applies yes -> Optional.of(new Finding(rule, Status.APPLIES, yes.effect(), yes.severity(), yes.confidence(),
                    new Message(rule.texts(), key(rule, "applies", yes.variant()), yes.args()), server.server(), yes.evidence(), List.of(),
                    yes.remedies(), null));
            case Verdict.RuledOut no -> Optional.of(new Finding(rule, Status.RULED_OUT, null, null, null,
                    new Message(rule.texts(), key(rule, "ruled-out", no.variant()), no.args()), server.server(), no.evidence(), List.of(),
                    List.of(), null));
            case Verdict.Undecided open -> undecided(rule, question, open.missing());
        };
    }

    private static String key(RuleDescriptor rule, String kind, String variant) {
        return rule.id() + '.' + kind + (variant.isEmpty() ? "" : '.' + variant);
    }

    private Optional<Finding> undecided(RuleDescriptor rule, Question question, List<Unknown<?>> stopped) {
        List<Unknown<?>> missing = MissingFacts.of(stopped, rule.needs(), question);
        Object[] named = new Object[missing.size()];
        for (int i = 0; i < named.length; i++) {
            named[i] = label(missing.get(i).name(), rule);
        }
        List<Object> labels = List.of(named);
        Message message = saysItself(rule) ? new Message(rule.texts(), rule.id() + UNDECIDED, List.of(labels))
                : labels.isEmpty() ? EngineTexts.message("undecided.unsaid") : EngineTexts.message("undecided", labels);
        return Optional.of(new Finding(rule, Status.UNDECIDED, null, null, null, message, question.server().server(), List.of(), missing,
                List.of(), null));
    }

    private boolean saysItself(RuleDescriptor rule) {
        Boolean known = ownTexts.get(rule.id());
        return known != null ? known
                : ownTexts.computeIfAbsent(rule.id(), id -> rule.texts().find(id + UNDECIDED, Locale.ENGLISH).isPresent());
    }

    private Message label(String fact, RuleDescriptor rule) {
        Map<String, Message> known = labels.get(rule.id());
        Message label = known == null ? null : known.get(fact);
        return label != null ? label : labels.computeIfAbsent(rule.id(), id -> new ConcurrentHashMap<>())
                .computeIfAbsent(fact, name -> EngineTexts.factLabel(name, rule.texts()));
    }

    /** The rule took longer than it may. */
    static Finding tooLong(RuleDescriptor rule, ServerState server, Duration limit) {
        LOG.warning(() -> "Rule " + rule.id() + " of " + rule.contributor() + " took longer than " + limit + " and was given up");
        return failure(rule, server, EngineTexts.message("failed.time-limit", rule.id(), limit.toMillis()));
    }

    /** The rule ran out of memory. */
    static Finding outOfMemory(RuleDescriptor rule, ServerState server) {
        LOG.warning(() -> "Rule " + rule.id() + " of " + rule.contributor() + " ran out of memory");
        return failure(rule, server, EngineTexts.message("failed.memory", rule.id()));
    }

    /** The rule took too long, or too much memory, before. */
    static Finding notAsked(RuleDescriptor rule, ServerState server) {
        return failure(rule, server, EngineTexts.message("failed.not-asked", rule.id()));
    }

    private static Optional<Finding> failed(RuleDescriptor rule, ServerState server, String key, Throwable cause) {
        LOG.log(Level.WARNING, cause, () -> "Rule " + rule.id() + " of " + rule.contributor() + " failed");
        return failed(rule, server, EngineTexts.message(key, rule.id(), described(cause)));
    }

    private static Optional<Finding> failed(RuleDescriptor rule, ServerState server, Message message) {
        return Optional.of(failure(rule, server, message));
    }

    private static Finding failure(RuleDescriptor rule, ServerState server, Message message) {
        return new Finding(rule, Status.FAILED, null, null, null, message, server.server(), List.of(), List.of(), List.of(), null);
    }

    private static String described(Throwable cause) {
        String message;
        try {
            message = cause.getMessage();
        } catch (RuntimeException e) {
            message = "";
        }
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getSimpleName() + (message == null || message.isEmpty() ? "" : ": " + message)
                + (trace.length == 0 ? "" : " (" + trace[0] + ")");
    }
}
