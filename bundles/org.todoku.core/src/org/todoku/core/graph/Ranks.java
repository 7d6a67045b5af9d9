package org.todoku.core.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.todoku.core.graph.GraphLayout.Arrow;

/** The layer of every box: as many as its longest way from a beginning has arrows. Arrows that close a loop do not count. */
final class Ranks {

    private final int boxes;
    private final List<List<Integer>> following = new ArrayList<>();

    Ranks(int boxes, List<Arrow> arrows) {
        this.boxes = boxes;
        for (int box = 0; box < boxes; box++) {
            following.add(new ArrayList<>());
        }
        arrows.stream().filter(arrow -> arrow.from() != arrow.to()).forEach(arrow -> following.get(arrow.from()).add(arrow.to()));
    }

    int[] layers() {
        List<Integer> order = untangled();
        int[] layers = new int[boxes];
        for (int box : order) {
            for (int next : following.get(box)) {
                layers[next] = Math.max(layers[next], layers[box] + 1);
            }
        }
        return layers;
    }

    /** Turns arrows round that close a loop; gives the boxes so that every arrow leads to a later one. */
    private List<Integer> untangled() {
        int[] state = new int[boxes];
        List<Integer> finished = new ArrayList<>();
        boolean[] entered = new boolean[boxes];
        following.forEach(all -> all.forEach(to -> entered[to] = true));
        // beginnings first, so that a loop is cut where one comes to it from outside
        for (int box = 0; box < boxes; box++) {
            if (!entered[box]) {
                visit(box, state, finished);
            }
        }
        for (int box = 0; box < boxes; box++) {
            visit(box, state, finished);
        }
        int[] place = new int[boxes];
        for (int at = 0; at < finished.size(); at++) {
            place[finished.get(at)] = finished.size() - at;
        }
        List<List<Integer>> turned = new ArrayList<>();
        for (int box = 0; box < boxes; box++) {
            turned.add(new ArrayList<>());
        }
        for (int box = 0; box < boxes; box++) {
            for (int next : following.get(box)) {
                if (place[box] < place[next]) {
                    turned.get(box).add(next);
                } else {
                    turned.get(next).add(box);
                }
            }
        }
        following.clear();
        following.addAll(turned);
        return finished.reversed();
    }

    /** Depth first, without recursion: a chain may be long. */
    private void visit(int start, int[] state, List<Integer> finished) {
        if (state[start] != 0) {
            return;
        }
        int[] next = new int[boxes];
        Deque<Integer> path = new ArrayDeque<>();
        path.push(start);
        state[start] = 1;
        while (!path.isEmpty()) {
            int box = path.getFirst();
            if (next[box] < following.get(box).size()) {
                int child = following.get(box).get(next[box]++);
                if (state[child] == 0) {
                    state[child] = 1;
                    path.push(child);
                }
            } else {
                path.pop();
                finished.add(box);
            }
        }
    }
}
