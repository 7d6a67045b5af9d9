package org.todoku.rules.wsus.properties;

import java.util.ArrayList;
import java.util.List;

import org.todoku.core.CategoryRef;
import org.todoku.rules.testkit.Boxes;

/**
 * A healthy fleet before anything goes wrong in it: HQ fetches from Microsoft, BR1 from HQ, BR2 from BR1.
 *
 * @param branches how many of the two downstream servers there are
 * @param replicas whether these mirror the one above them
 * @param sibling whether another server fetches from Microsoft on its own
 * @param readings whether hosts and computers were read, and all is well with them
 * @param nights how many synchronisations the histories hold
 * @param product which product the update is of
 */
record Estate(int branches, boolean replicas, boolean sibling, boolean readings, int nights, int product) {

    private static final List<CategoryRef> PRODUCTS = List.of(Boxes.WINDOWS_11, Boxes.WINDOWS_10, Boxes.SERVER_2022);

    /** Every estate, the plainest first. */
    static List<Estate> all() {
        List<Estate> all = new ArrayList<>();
        for (int number = 0; number < 288; number++) {
            all.add(new Estate(number / 96, number / 48 % 2 == 1, number / 24 % 2 == 1, number / 12 % 2 == 1, 1 + number / 3 % 4,
                    number % 3));
        }
        return all;
    }

    CategoryRef box() {
        return PRODUCTS.get(product);
    }

    Estate withBranch(boolean replica) {
        return new Estate(Math.max(1, branches), replica, sibling, readings, nights, product);
    }

    Estate withSibling() {
        return new Estate(branches, replicas, true, readings, nights, product);
    }
}
