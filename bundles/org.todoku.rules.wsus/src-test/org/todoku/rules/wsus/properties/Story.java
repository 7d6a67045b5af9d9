package org.todoku.rules.wsus.properties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.todoku.rules.data.DataPacks;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.Fleet.Bend;
import org.todoku.rules.wsus.properties.GeneratedFleets.Cuts;

/** A fleet in words. What a later word says of the same thing counts; what was not collected is taken away at the end. */
record Story(List<Word> words) implements Tale {

    Story {
        words = words.stream().sorted(Comparator.comparing(Word::kind)).toList();
    }

    @Override
    public Facts facts(Bend... bends) {
        Told told = new Told(new Fleet(DataPacks.empty()));
        told.server("HQ");
        words.stream().filter(word -> word.kind() != Word.Kind.CUT).forEach(word -> word.does().accept(told));
        told.completeCatalogue();
        words.stream().filter(word -> word.kind() == Word.Kind.CUT).forEach(word -> word.does().accept(told));
        for (Bend bend : bends) {
            told.fleet.bend(bend);
        }
        return Facts.of(told.fleet);
    }

    @Override
    public Facts less(Cuts cuts) {
        return without(cuts.readings()).and(cuts.words()).facts();
    }

    private Story and(List<Word> more) {
        List<Word> all = new ArrayList<>(words);
        all.addAll(more);
        return new Story(all);
    }

    /** The same with some of its readings left out, by their numbers. */
    private Story without(List<Integer> readings) {
        List<Word> read = words.stream().filter(word -> word.kind() == Word.Kind.READING).toList();
        List<Word> left = new ArrayList<>(words);
        if (!read.isEmpty()) {
            readings.forEach(number -> left.remove(read.get(number % read.size())));
        }
        return new Story(left);
    }

    @Override
    public String toString() {
        return words.stream().map(word -> "\n  - " + word.text()).collect(Collectors.joining());
    }
}
