package org.todoku.core.simulation;

import org.todoku.core.ApprovalRule;
import org.todoku.core.fact.Tri;

/**
 * What an automatic approval rule would do with the updates that come in. Expired updates are never approved.
 *
 * @param enabled unknown when the source does not say
 * @param updates how many it would approve
 * @param perhaps how many more it may approve, because a product or classification is not known, or not whether they come
 * @param bytes that would be downloaded for the former, as far as sizes are known
 */
public record RuleEffect(ApprovalRule rule, Tri enabled, long updates, long perhaps, long bytes) {
}
