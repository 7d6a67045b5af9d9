package org.todoku.bench.drools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.StatelessKieSession;
import org.kie.internal.utils.KieHelper;
import org.todoku.bench.OtherEngine;

/** The rules in Drools: one knowledge base, built once; one stateless session, given the facts of one question at a time. */
public final class DroolsRules implements OtherEngine {

    private final StatelessKieSession session;

    /** Compiles the rules. */
    public DroolsRules() throws IOException {
        try (InputStream in = DroolsRules.class.getResourceAsStream("rules.drl")) {
            if (in == null) {
                throw new IOException("rules.drl is not there");
            }
            KieBase base = new KieHelper().addContent(new String(in.readAllBytes(), StandardCharsets.UTF_8), ResourceType.DRL).build();
            session = base.newStatelessKieSession();
        }
    }

    @Override
    public String name() {
        return "Drools " + KieBase.class.getPackage().getImplementationVersion();
    }

    @Override
    public Map<String, String> ask(List<Object> facts) {
        Map<String, String> said = new HashMap<>();
        session.setGlobal("said", said);
        session.execute(facts);
        return said;
    }
}
