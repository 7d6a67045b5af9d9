package org.todoku.rules.data;

import java.util.List;
import java.util.Optional;

/** Published vulnerabilities of WSUS. */
public record VulnerableBuilds(List<Vulnerability> all) {

    public VulnerableBuilds {
        all = List.copyOf(all);
    }

    /** By CVE number. */
    public Optional<Vulnerability> of(String cve) {
        return all.stream().filter(one -> one.id().equals(cve)).findFirst();
    }

    /** Those that a rule looks for. */
    public List<Vulnerability> ofRule(String rule) {
        return all.stream().filter(one -> one.rules().contains(rule)).toList();
    }
}
