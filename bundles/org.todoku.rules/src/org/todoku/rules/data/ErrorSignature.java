package org.todoku.rules.data;

import java.util.List;
import java.util.Map;

import org.todoku.rules.Confidence;

/**
 * How an error can be told by its text.
 *
 * @param rules ids of the rules that explain it, the likeliest first
 * @param confidence how far the text alone settles it
 * @param host the host that the error must be about
 * @param any tokens one of which must stand in the text
 * @param all tokens which must all stand in the text
 * @param none tokens none of which may stand in the text
 * @param meaning what the error means
 * @param look where to look; {@link LocalText#NONE} where the pack does not say
 */
public record ErrorSignature(String id, List<String> rules, Confidence confidence, HostScope host, List<ErrorToken> any,
        List<ErrorToken> all, List<ErrorToken> none, LocalText meaning, LocalText look, Map<String, String> other) implements DataEntry {

    public ErrorSignature {
        rules = List.copyOf(rules);
        any = List.copyOf(any);
        all = List.copyOf(all);
        none = List.copyOf(none);
        other = Map.copyOf(other);
    }

    static ErrorSignature read(Fields fields) {
        ErrorSignature signature = new ErrorSignature(fields.text("id"), fields.texts("rules"),
                fields.choice("confidence", Confidence.class, Confidence.POSSIBLE), fields.choice("host", HostScope.class, HostScope.ANY),
                fields.objects("any", ErrorToken::read), fields.objects("all", ErrorToken::read),
                fields.objects("none", ErrorToken::read), fields.localText("meaning"),
                fields.localTextOrNone("look"), fields.other());
        if (signature.any.isEmpty() && signature.all.isEmpty()) {
            fields.wrong("any", "at least one matcher is needed in any or all");
        }
        return signature;
    }
}
