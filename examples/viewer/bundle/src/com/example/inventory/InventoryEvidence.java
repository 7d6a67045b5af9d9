package com.example.inventory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.eclipse.swt.program.Program;
import org.todoku.core.ServerState;
import org.todoku.ui.Session;
import org.todoku.ui.answers.EvidenceViewer;
import org.todoku.ui.answers.ShownEvidence;

/** What a finding says about disks and the operating system of a server stands in the company's inventory, where it can be ordered too. */
public final class InventoryEvidence implements EvidenceViewer {

    private static final String INVENTORY = "https://inventory.example.com/servers/";

    @Override
    public void show(ShownEvidence evidence, Session session) {
        // the extension says that it needs the server, so it is there
        evidence.server().map(ServerState::server).ifPresent(server -> Program.launch(page(server, evidence.evidence().fact())));
    }

    /** The name of a server comes from a file: it must not reach further than its place in the address. */
    static String page(String server, String fact) {
        return INVENTORY + URLEncoder.encode(server, StandardCharsets.UTF_8) + "#" + (fact.startsWith("host.disk.") ? "disks" : "system");
    }
}
