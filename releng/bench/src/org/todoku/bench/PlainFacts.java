package org.todoku.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.Presence;
import org.todoku.core.ServerUpdate;
import org.todoku.core.fact.Known;
import org.todoku.rules.Question;
import org.todoku.rules.analysis.Coverage;

/** The facts of one question as plain objects, as an engine with a working memory takes them. */
public final class PlainFacts {

    private static final List<String> READINGS = List.of("configuration.downstream", "configuration.isReplicaServer",
            "configuration.upstreamWsusServerUseSsl", "configuration.hostBinariesOnMicrosoftUpdate", "syncHistory.failing",
            "update.present", "target.classificationTitle", "host.iis.webConfigInContent", "host.pool.queueLength",
            "host.pool.privateMemoryKb", "host.os.build", "host.postinstall.kb3159706",
            "status.wsusInfrastructureUpdatesNotApprovedForInstallCount", "server.listComplete");

    private PlainFacts() {
    }

    static List<Object> of(Question question) {
        List<Object> all = new ArrayList<>();
        for (String name : READINGS) {
            if (question.fact(name) instanceof Known<?> known) {
                all.add(known.value() instanceof Boolean yes ? new Flag(name, yes)
                        : known.value() instanceof Number number ? new Count(name, number.longValue())
                                : new Word(name, known.value().toString()));
            }
        }
        all.add(new Count("server.collectedAt", question.server().collectedAt().getEpochSecond()));
        all.add(new Count("syncHistory.runs", question.syncHistory().runs().size()));
        if (question.fact("signatures") instanceof Known<?> known && known.value() instanceof Set<?> ids) {
            ids.forEach(id -> all.add(new Signature(id.toString())));
        }
        for (ServerUpdate listed : question.listed(question.server())) {
            Presence presence = listed.presence();
            all.add(new Listed(presence.declined(), presence.approved(), presence.expired(), presence.local(),
                    presence.ready().recognised().map(Enum::name).orElse("")));
        }
        Coverage coverage = Coverage.of(question);
        coverage.subscription().value().products().forEach(box -> all.add(new Ticked(id(box))));
        coverage.ticked().stream().filter(product -> !coverage.subscription().value().products().contains(product))
                .forEach(product -> all.add(new Ticked(id(product))));
        coverage.subscription().value().classifications().forEach(box -> all.add(new TickedClass(id(box))));
        coverage.products().value().forEach(product -> all.add(new ProductOf(id(product))));
        all.add(new ClassOf(id(coverage.classification().value())));
        return all;
    }

    private static String id(CategoryRef box) {
        return box.guid().map(UUID::toString).orElse("");
    }

    /** A yes or no by its name. */
    public static final class Flag {
        private final String name;
        private final boolean value;

        Flag(String name, boolean value) {
            this.name = name;
            this.value = value;
        }

        public String getName() {
            return name;
        }

        public boolean isValue() {
            return value;
        }
    }

    /** A number by its name. */
    public static final class Count {
        private final String name;
        private final long value;

        Count(String name, long value) {
            this.name = name;
            this.value = value;
        }

        public String getName() {
            return name;
        }

        public long getValue() {
            return value;
        }
    }

    /** A text by its name. */
    public static final class Word {
        private final String name;
        private final String value;

        Word(String name, String value) {
            this.name = name;
            this.value = value;
        }

        public String getName() {
            return name;
        }

        public String getValue() {
            return value;
        }
    }

    /** The update as the server lists it. */
    public static final class Listed {
        private final boolean declined;
        private final boolean approved;
        private final boolean expired;
        private final boolean local;
        private final String ready;

        Listed(boolean declined, boolean approved, boolean expired, boolean local, String ready) {
            this.declined = declined;
            this.approved = approved;
            this.expired = expired;
            this.local = local;
            this.ready = ready;
        }

        public boolean isDeclined() {
            return declined;
        }

        public boolean isApproved() {
            return approved;
        }

        public boolean isExpired() {
            return expired;
        }

        public boolean isLocal() {
            return local;
        }

        public String getReady() {
            return ready;
        }
    }

    /** Something with an id. */
    public abstract static class Id {
        private final String id;

        Id(String id) {
            this.id = id;
        }

        public String getId() {
            return id;
        }
    }

    /** A signature found in error texts. */
    public static final class Signature extends Id {
        Signature(String id) {
            super(id);
        }
    }

    /** A product that is ticked where the selection is made. */
    public static final class Ticked extends Id {
        Ticked(String id) {
            super(id);
        }
    }

    /** A classification that is ticked. */
    public static final class TickedClass extends Id {
        TickedClass(String id) {
            super(id);
        }
    }

    /** A product of the update. */
    public static final class ProductOf extends Id {
        ProductOf(String id) {
            super(id);
        }
    }

    /** The classification of the update. */
    public static final class ClassOf extends Id {
        ClassOf(String id) {
            super(id);
        }
    }
}
