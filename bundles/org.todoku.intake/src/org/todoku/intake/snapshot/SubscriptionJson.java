package org.todoku.intake.snapshot;

import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalAction;
import org.todoku.core.ApprovalRule;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Subscription;
import org.todoku.core.SyncStatus;
import org.todoku.core.UpdateApproval;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** What a server fetches and what it approves: subscription, approval rules, approvals. */
final class SubscriptionJson {

    private SubscriptionJson() {
    }

    /** Null when one of the selections is missing: that is not the same as nothing selected. The loss has been reported. */
    static @Nullable Subscription read(JsonParser parser, Values values) {
        @Nullable List<CategoryRef> products = null;
        @Nullable List<CategoryRef> classifications = null;
        @Nullable Instant lastModified = null;
        String lastModifiedBy = "";
        @Nullable Boolean automatic = null;
        @Nullable LocalTime timeOfDay = null;
        @Nullable Integer runsPerDay = null;
        @Nullable Instant next = null;
        @Nullable Coded<SyncStatus> status = null;
        Map<String, String> other = new HashMap<>();
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "products" -> products = values.categories(parser);
                case "classifications" -> classifications = values.categories(parser);
                case "lastModifiedTime" -> lastModified = values.date(parser);
                case "lastModifiedBy" -> lastModifiedBy = values.text(parser);
                case "synchronizeAutomatically" -> automatic = values.flag(parser);
                case "synchronizeAutomaticallyTimeOfDay" -> timeOfDay = values.timeOfDay(parser);
                case "numberOfSynchronizationsPerDay" -> runsPerDay = values.integer(parser);
                case "nextSynchronizationTime" -> next = values.date(parser);
                case "synchronizationStatus" -> {
                    String text = values.text(parser);
                    status = text.isEmpty() ? null : values.coded(SyncStatus.class, text);
                }
                default -> other.put(name, Json.raw(parser));
            }
        }
        if (products == null || classifications == null) {
            values.notes().loss("field.missing", products == null ? "products" : "classifications");
            return null;
        }
        return new Subscription(products, classifications, lastModified, lastModifiedBy, automatic, timeOfDay, runsPerDay, next, status,
                other);
    }

    static void write(JsonGenerator out, Subscription subscription) {
        out.writeStartObject();
        Json.categories(out, "products", subscription.products());
        Json.categories(out, "classifications", subscription.classifications());
        Json.date(out, "lastModifiedTime", subscription.lastModified());
        Json.text(out, "lastModifiedBy", subscription.lastModifiedBy());
        Json.flag(out, "synchronizeAutomatically", subscription.automatic());
        LocalTime timeOfDay = subscription.timeOfDay();
        if (timeOfDay != null) {
            out.writeStringProperty("synchronizeAutomaticallyTimeOfDay", timeOfDay.toString());
        }
        Json.number(out, "numberOfSynchronizationsPerDay", subscription.runsPerDay());
        Json.date(out, "nextSynchronizationTime", subscription.next());
        Json.coded(out, "synchronizationStatus", subscription.status());
        Json.other(out, subscription.other());
        out.writeEndObject();
    }

    static ApprovalRule readRule(JsonParser parser, Values values) {
        String ruleName = "";
        @Nullable Boolean enabled = null;
        List<CategoryRef> products = List.of();
        List<CategoryRef> classifications = List.of();
        List<String> groups = List.of();
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "name" -> ruleName = values.text(parser);
                case "enabled" -> enabled = values.flag(parser);
                case "products" -> products = values.categories(parser);
                case "classifications" -> classifications = values.categories(parser);
                case "groups" -> groups = values.texts(parser);
                default -> {
                    parser.skipChildren();
                    values.notes().ignoredField(name);
                }
            }
        }
        return new ApprovalRule(ruleName, enabled, products, classifications, groups);
    }

    static void write(JsonGenerator out, ApprovalRule rule) {
        out.writeStartObject();
        out.writeStringProperty("name", rule.name());
        Json.flag(out, "enabled", rule.enabled());
        Json.categories(out, "products", rule.products());
        Json.categories(out, "classifications", rule.classifications());
        Json.texts(out, "groups", rule.groups());
        out.writeEndObject();
    }

    /** Null when the row names no update; the loss has been reported. */
    static @Nullable UpdateApproval readApproval(JsonParser parser, Values values) {
        String updateText = "";
        @Nullable UUID groupId = null;
        String groupName = "";
        Coded<ApprovalAction> action = values.coded(ApprovalAction.class, "");
        @Nullable Instant created = null;
        @Nullable Instant deadline = null;
        String administrator = "";
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "updateId" -> updateText = values.text(parser);
                case "computerTargetGroupId" -> groupId = values.guid(parser);
                case "computerTargetGroupName" -> groupName = values.share(values.text(parser));
                case "action" -> action = values.coded(ApprovalAction.class, parser);
                case "creationDate" -> created = values.date(parser);
                case "deadline" -> deadline = values.date(parser);
                case "administratorName" -> administrator = values.share(values.text(parser));
                default -> {
                    parser.skipChildren();
                    values.notes().ignoredField(name);
                }
            }
        }
        UUID update = Guids.parse(updateText);
        if (update == null) {
            values.notes().loss(updateText.isBlank() ? "row.no-guid" : "row.bad-guid", updateText.isBlank() ? "updateId" : updateText);
            return null;
        }
        return new UpdateApproval(update, groupId, groupName, action, created, deadline, administrator);
    }

    static void write(JsonGenerator out, UpdateApproval approval) {
        out.writeStartObject();
        Json.guid(out, "updateId", approval.update());
        Json.guid(out, "computerTargetGroupId", approval.groupId());
        Json.text(out, "computerTargetGroupName", approval.groupName());
        Json.coded(out, "action", approval.action());
        Json.date(out, "creationDate", approval.created());
        Json.date(out, "deadline", approval.deadline());
        Json.text(out, "administratorName", approval.administrator());
        out.writeEndObject();
    }
}
