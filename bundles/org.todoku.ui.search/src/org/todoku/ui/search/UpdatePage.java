package org.todoku.ui.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.eclipse.jface.resource.JFaceResources;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateApproval;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Unknown;
import org.todoku.core.fleet.UpdateDossier;
import org.todoku.rules.Answers;
import org.todoku.rules.Reader;
import org.todoku.rules.Standing;
import org.todoku.ui.HarmlessText;
import org.todoku.ui.RichContent;
import org.todoku.ui.Session;
import org.todoku.ui.StandingLook;
import org.todoku.ui.Tone;

/**
 * Writes everything that is known of one update. Names of places: {@code update.title}, {@code update.numbers}, {@code update.products},
 * {@code update.classification}, {@code update.languages}, {@code update.size}, {@code update.revisions}, {@code update.supersedes},
 * {@code update.superseded-by}, {@code update.servers}, {@code update.facts}; links {@code update.to.GUID}, parts that fold
 * {@code update.facts.SERVER}.
 */
@NullMarked
final class UpdatePage {

    /** A text widget lays out a longer paragraph too slowly; copying gives all of it. */
    private static final int LONGEST = 1500;
    private static final int MOST_RELATED = 50;
    /** Above the headings of parts. */
    private static final int GAP = 12;

    private final Session session;
    private final Reader reader;
    private final UpdateDossier dossier;
    private final Consumer<UUID> goTo;

    /** @param goTo called when the user wants to see another update */
    UpdatePage(Session session, UpdateDossier dossier, Consumer<UUID> goTo) {
        this.session = session;
        this.reader = session.reader();
        this.dossier = dossier;
        this.goTo = goTo;
    }

    void write(RichContent content) {
        Update update = dossier.update();
        content.place("update.title", () -> content.heading(0, JFaceResources.getBannerFont(), shown(update.title(reader.locale()))));
        update.titles().stream().filter(title -> !title.text().equals(update.title(reader.locale())))
                .forEach(title -> content.muted(2, shown(title.text())));
        pair(content, "update.numbers", Messages.Details_numbers, numbers(update), true);
        pair(content, "update.products", Messages.Details_products, categories(update.products()), !update.products().isEmpty());
        CategoryRef classification = update.classification();
        pair(content, "update.classification", Messages.Details_classification,
                classification == null ? "" : categories(List.of(classification)), classification != null);
        pair(content, "update.type", Messages.Details_type, update.type().text() + created(update), true);
        pair(content, "update.languages", Messages.Details_languages, languages(update), told(UpdateField.LANGUAGES));
        Long bytes = update.bytes();
        pair(content, "update.size", Messages.Details_size, bytes == null ? "" : Messages.bind(Messages.Details_bytes, size(bytes),
                reader.shown(bytes)), bytes != null);
        content.muted(1, Messages.Details_files);
        revisions(content);
        related(content, "update.supersedes", Messages.Details_supersedes, dossier.supersedes());
        supersededBy(content);
        servers(content);
        facts(content);
    }

    private void pair(RichContent content, String place, String name, String value, boolean known) {
        content.muted(6, name);
        content.place(place, () -> content.paragraph(1, () -> {
            if (known) {
                content.span(shown(value.isEmpty() ? Messages.Details_none : value), Tone.PLAIN);
            } else {
                content.span(Messages.Details_notTold, Tone.UNKNOWN);
            }
        }));
    }

    /** Whether any source that lists the newest revision tells this. */
    private boolean told(UpdateField field) {
        return dossier.places().stream().anyMatch(place -> place.listed().isPresent() && place.state().has(field));
    }

    private static String shown(String text) {
        return HarmlessText.cut(HarmlessText.line(text), LONGEST);
    }

    private static String numbers(Update update) {
        List<String> numbers = new ArrayList<>(update.kbArticles().stream().map(number -> "KB" + number).toList());
        numbers.addAll(update.securityBulletins());
        numbers.add(update.id().toString());
        return String.join(Messages.List_separator, numbers);
    }

    private static String categories(List<CategoryRef> categories) {
        return String.join("; ", categories.stream()
                .map(category -> category.shown() + category.guid().map(id -> category.title().isEmpty() ? "" : " {" + id + "}").orElse(""))
                .toList());
    }

    private String created(Update update) {
        Instant created = update.created();
        return Messages.List_separator + (created == null ? Messages.Details_createdUnknown
                : Messages.bind(Messages.Details_created, reader.shown(created)));
    }

    private static String languages(Update update) {
        return update.languages().isEmpty() ? Messages.Details_allLanguages : String.join(Messages.List_separator, update.languages());
    }

    private String size(long bytes) {
        return bytes < 10_000 ? Messages.bind(Messages.Details_b, bytes)
                : bytes < 10_000_000 ? Messages.bind(Messages.Details_kb, reader.shown(bytes / 1000))
                : Messages.bind(Messages.Details_mb, reader.shown(bytes / 1_000_000));
    }

    private void revisions(RichContent content) {
        content.strong(GAP, Messages.bind(Messages.Details_revisions, dossier.revisions().size()));
        content.place("update.revisions", () -> {
            for (UpdateDossier.Revision revision : dossier.revisions()) {
                String number = revision.update().revision() == 0 ? Messages.Unknown : Integer.toString(revision.update().revision());
                content.paragraph(1, () -> {
                    content.span(Messages.bind(Messages.Details_revision, number), Tone.PLAIN);
                    content.span("  " + (revision.listedBy().isEmpty() ? Messages.Details_olderOnly : names(revision.listedBy())),
                            Tone.MUTED);
                });
            }
        });
    }

    private String names(List<ServerState> states) {
        return String.join(Messages.List_separator, states.stream().map(state -> session.fleet().name(state)).toList());
    }

    private void related(RichContent content, String place, String title, Fact<List<UpdateDossier.Related>> related) {
        switch (related) {
            case Known<List<UpdateDossier.Related>> known -> related(content, place, title, known.value());
            case Unknown<List<UpdateDossier.Related>> unknown -> {
                content.strong(GAP, title);
                content.place(place, () -> content.paragraph(1, () -> content.span(reason(unknown), Tone.UNKNOWN)));
            }
        }
    }

    private void supersededBy(RichContent content) {
        related(content, "update.superseded-by", Messages.Details_supersededBy, dossier.supersededBy());
        List<ServerState> flagged = dossier.places().stream().filter(place -> place.state().has(UpdateField.SUPERSEDED)
                && place.listed().filter(listed -> listed.presence().superseded()).isPresent()).map(UpdateDossier.Place::state).toList();
        if (!flagged.isEmpty() && dossier.supersededBy().isEmpty()) {
            content.paragraph(1, () -> content.span(Messages.bind(Messages.Details_flagged, names(flagged)), Tone.NOTICE));
        }
    }

    private void related(RichContent content, String place, String title, List<UpdateDossier.Related> updates) {
        content.strong(GAP, updates.isEmpty() ? title : title + " (" + reader.shown((long) updates.size()) + ")");
        content.place(place, () -> {
            if (updates.isEmpty()) {
                content.text(1, Messages.Details_none);
            }
            for (UpdateDossier.Related other : updates.subList(0, Math.min(updates.size(), MOST_RELATED))) {
                related(content, other);
            }
            if (updates.size() > MOST_RELATED) {
                content.muted(1, Messages.bind(Messages.Details_more, reader.shown((long) updates.size() - MOST_RELATED)));
            }
        });
    }

    private void related(RichContent content, UpdateDossier.Related other) {
        Update update = other.update();
        content.paragraph(2, () -> {
            if (update == null) {
                content.span(Messages.bind(Messages.Details_listedNowhere, other.id()), Tone.MUTED);
            } else {
                content.link("update.to." + other.id(), shown(update.title(reader.locale())), Messages.Details_goTo,
                        () -> goTo.accept(other.id()));
            }
        });
    }

    private void servers(RichContent content) {
        content.strong(GAP, Messages.Details_servers);
        content.place("update.servers", () -> dossier.places().forEach(place -> server(content, place)));
    }

    private void server(RichContent content, UpdateDossier.Place place) {
        ServerState state = place.state();
        Optional<Presence> presence = place.listed().map(listed -> listed.presence());
        Standing standing = Standing.of(state, presence);
        content.marked(StandingLook.tone(standing), 2, () -> {
            content.strong(HarmlessText.line(session.fleet().name(state)) + "  ");
            content.span(StandingLook.word(standing, reader), Tone.PLAIN, StandingLook.meaning(standing));
            if (presence.isPresent()) {
                content.span("  " + approvals(place), place.approvals().isKnown() ? Tone.PLAIN : Tone.UNKNOWN);
            } else if (place.list() instanceof Unknown<?> unknown) {
                content.span("  " + reason(unknown), Tone.UNKNOWN);
            }
        });
    }

    private String approvals(UpdateDossier.Place place) {
        return switch (place.approvals()) {
            case Known<List<UpdateApproval>> known -> Messages.bind(Messages.Details_approvedFor, ApprovalTexts.text(known.value()));
            case Unknown<List<UpdateApproval>> unknown -> Messages.bind(Messages.Details_approvalsUnknown, reason(unknown));
        };
    }

    private String reason(Unknown<?> unknown) {
        String detail = unknown.detail().isEmpty() ? "" : ": " + Answers.stated(unknown.detail(), reader);
        return Messages.bind(Messages.Details_unknown, Answers.name(unknown.reason(), reader)) + shown(detail);
    }

    private void facts(RichContent content) {
        content.strong(GAP, Messages.Details_facts);
        content.place("update.facts", () -> {
            for (UpdateDossier.Place place : dossier.places()) {
                if (!place.facts().isEmpty()) {
                    content.fold("update.facts." + place.state().key(), 2, HarmlessText.line(session.fleet().name(place.state())), false,
                            () -> facts(content, place));
                }
            }
        });
    }

    private void facts(RichContent content, UpdateDossier.Place place) {
        content.muted(1, source(place.state()));
        for (UpdateDossier.RawFact fact : place.facts()) {
            content.paragraph(1, () -> {
                content.span(HarmlessText.line(fact.name()) + "  ", Tone.MUTED);
                switch (fact.value()) {
                    case Known<Object> known -> content.span(shown(raw(known.value())), Tone.PLAIN,
                            known.from().source() + "\n" + reader.shown(known.from().at()));
                    case Unknown<Object> unknown -> content.span(reason(unknown), Tone.UNKNOWN);
                }
            });
        }
    }

    private String source(ServerState state) {
        return Messages.bind(Messages.Details_source, state.source() + "!updates", reader.shown(state.collectedAt()));
    }

    private String raw(Object value) {
        return switch (value) {
            case Collection<?> many -> many.isEmpty() ? Messages.Details_none : String.join("; ", many.stream().map(this::raw).toList());
            case Title title -> title.language().isEmpty() ? title.text() : title.language() + ": " + title.text();
            case CategoryRef category -> categories(List.of(category));
            case Instant instant -> instant + " (" + reader.shown(instant) + ")";
            case UUID id -> id.toString();
            case Integer number -> number.toString();
            case String text -> text;
            default -> reader.shown(value);
        };
    }

    /** Everything as lines of text, nothing cut: name, value, source and time, separated by tabs. */
    String copied() {
        var text = new StringBuilder(dossier.update().title(reader.locale()));
        for (UpdateDossier.Place place : dossier.places()) {
            String server = place.state().server();
            if (place.facts().isEmpty()) {
                line(text, server, Messages.Details_listed, Answers.stateWord(place.state(), Optional.empty(), reader),
                        place.list() instanceof Unknown<?> unknown ? reason(unknown) : source(place.state()));
            }
            for (UpdateDossier.RawFact fact : place.facts()) {
                switch (fact.value()) {
                    case Known<Object> known -> line(text, server, fact.name(), raw(known.value()),
                            known.from().source() + "\t" + known.from().at());
                    case Unknown<Object> unknown -> line(text, server, fact.name(), reason(unknown), "");
                }
            }
            place.approvals().optional().ifPresent(all -> all.forEach(approval -> line(text, server, Messages.Server_approval,
                    ApprovalTexts.text(List.of(approval)) + when(approval), source(place.state()))));
        }
        return text.toString();
    }

    private String when(UpdateApproval approval) {
        @Nullable Instant created = approval.created();
        return created == null ? "" : " " + reader.shown(created);
    }

    private static void line(StringBuilder text, String server, String name, String value, String source) {
        text.append(System.lineSeparator()).append(HarmlessText.line(server)).append('\t').append(HarmlessText.line(name)).append('\t')
                .append(HarmlessText.line(value)).append('\t').append(source);
    }
}
