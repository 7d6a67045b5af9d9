package com.example.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InventoryEvidenceTest {

    @Test
    void disksAndTheSystemHaveTheirPlaces() {
        assertEquals("https://inventory.example.com/servers/hq.corp.example#disks",
                InventoryEvidence.page("hq.corp.example", "host.disk.content.freeBytes"));
        assertEquals("https://inventory.example.com/servers/hq.corp.example#system",
                InventoryEvidence.page("hq.corp.example", "host.os.build"));
    }

    @Test
    void aNameOfAServerStaysInItsPlace() {
        assertEquals("https://inventory.example.com/servers/..%2Fadmin%3Fdelete%3D1#disks",
                InventoryEvidence.page("../admin?delete=1", "host.disk.content.freeBytes"));
    }
}
