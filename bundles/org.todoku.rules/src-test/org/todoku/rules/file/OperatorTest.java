package org.todoku.rules.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operator on a value that fits, one that does not, and one that is not known. The server was read on 2026-07-20 at 06:00 UTC. */
class OperatorTest {

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"fact": "host.a", "is": true}                        | a=true          | yes
            {"fact": "host.a", "is": true}                        | a=0             | no
            {"fact": "host.a", "is": false}                       | a=false         | yes
            {"fact": "host.a", "is": {"fact": "host.b"}}          | a=1;b=true      | yes
            {"fact": "host.a", "is": {"fact": "host.b"}}          | a=1;b=false     | no
            {"fact": "host.n", "is": 5}                           | n=5             | yes
            {"fact": "host.n", "is": 5}                           | n=6             | no
            {"fact": "host.t", "is": "Running"}                   | t=RUNNING       | yes
            {"fact": "host.t", "is": "Running"}                   | t=Run           | no
            {"fact": "host.t", "is": ""}                          | t=              | yes
            {"fact": "host.g", "is": "11111111-2222-3333-4444-555555555555"} | g=11111111-2222-3333-4444-555555555555 | yes
            {"fact": "host.g", "is": "11111111-2222-3333-4444-555555555555"} | g=11111111-2222-3333-4444-555555555556 | no
            {"fact": "host.for", "is": "PT48H"}                   | for=P2D         | yes
            {"fact": "host.for", "is": "PT48H"}                   | for=PT47H       | no
            {"fact": "host.n", "in": [1, 2]}                      | n=2             | yes
            {"fact": "host.n", "in": [1, 2]}                      | n=3             | no
            {"fact": "host.t", "in": ["a", "b"]}                  | t=B             | yes
            {"fact": "host.t", "in": ["a", "b"]}                  | t=ab            | no
            {"fact": "host.t", "in": {"fact": "host.ts"}}         | t=b;ts=a,b      | yes
            {"fact": "host.t", "in": {"fact": "host.ts"}}         | t=c;ts=a,b      | no
            {"fact": "host.ts", "in": ["x", "b"]}                 | ts=a,b          | yes
            {"fact": "host.ts", "in": ["x", "y"]}                 | ts=a,b          | no
            {"fact": "host.gs", "in": ["11111111-2222-3333-4444-555555555555"]} | gs=11111111-2222-3333-4444-555555555555 | yes
            {"fact": "host.gs", "in": ["11111111-2222-3333-4444-555555555555"]} | gs=              | no
            {"fact": "host.t", "contains": "pool"}                | t=WsusPool      | yes
            {"fact": "host.t", "contains": "pool"}                | t=Wsus          | no
            {"fact": "host.ts", "contains": "443"}                | ts=80,443       | yes
            {"fact": "host.ts", "contains": "44"}                 | ts=80,443       | no
            {"fact": "host.gs", "contains": {"fact": "host.g"}} | g=@;gs=@ | yes
            {"fact": "host.gs", "contains": {"fact": "host.g"}} | g=11111111-2222-3333-4444-555555555555;gs= | no
            {"fact": "host.t", "matches": "5\\\\d\\\\d"}          | t=http 502      | yes
            {"fact": "host.t", "matches": "5\\\\d\\\\d"}          | t=http 404      | no
            {"fact": "host.ts", "matches": "^tls_"}               | ts=x,TLS_AES    | yes
            {"fact": "host.ts", "matches": "^tls_"}               | ts=x,y          | no
            {"fact": "host.n", "lessThan": 2000}                  | n=1999          | yes
            {"fact": "host.n", "lessThan": 2000}                  | n=2000          | no
            {"fact": "host.n", "moreThan": {"fact": "host.m"}}    | n=2;m=1         | yes
            {"fact": "host.n", "moreThan": {"fact": "host.m"}}    | n=2;m=2         | no
            {"fact": "host.for", "lessThan": "PT8H"}              | for=PT7H59M     | yes
            {"fact": "host.for", "moreThan": "PT8H"}              | for=PT8H        | no
            {"fact": "host.at", "before": "2026-07-01"}           | at=2026-06-30T23:59:59Z | yes
            {"fact": "host.at", "before": "2026-07-01"}           | at=2026-07-01   | no
            {"fact": "host.at", "after": {"fact": "host.then"}}   | at=2026-07-02;then=2026-07-01 | yes
            {"fact": "host.at", "after": {"fact": "host.then"}}   | at=2026-07-01;then=2026-07-01 | no
            {"fact": "host.at", "olderThan": "PT48H"}             | at=2026-07-18T05:59:59Z | yes
            {"fact": "host.at", "olderThan": "PT48H"}             | at=2026-07-18T06:00:00Z | no
            {"fact": "host.at", "olderThan": "P1D", "of": "host.then"} | at=2026-07-01;then=2026-07-03 | yes
            {"fact": "host.at", "olderThan": "P1D", "of": "host.then"} | at=2026-07-03;then=2026-07-01 | no
            {"fact": "host.at", "within": "PT48H"}                | at=2026-07-18T06:00:00Z | yes
            {"fact": "host.at", "within": "PT48H"}                | at=2026-07-22T06:00:01Z | no
            {"fact": "host.at", "within": "PT1H", "of": "host.then"} | at=2026-07-01T01:00:00Z;then=2026-07-01 | yes
            {"fact": "host.at", "within": "PT1H", "of": "host.then"} | at=2026-07-01T01:00:01Z;then=2026-07-01 | no
            {"known": "host.t"}                                   | t=              | yes
            {"known": "host.t"}                                   | n=1             | no
            """)
    void holdsOrDoesNot(String condition, String host, String expected) {
        assertEquals(expected, Asked.judged(condition, needs(condition), values(host)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'fact': 'host.a', 'is': true}", "{'fact': 'host.n', 'in': [1]}", "{'fact': 'host.ts', 'contains': 'x'}",
        "{'fact': 'host.t', 'matches': 'x'}", "{'fact': 'host.n', 'lessThan': 1}", "{'fact': 'host.n', 'moreThan': 1}",
        "{'fact': 'host.at', 'before': '2026-01-01'}", "{'fact': 'host.at', 'after': '2026-01-01'}",
        "{'fact': 'host.at', 'olderThan': 'PT1H'}", "{'fact': 'host.at', 'within': 'PT1H'}" })
    void isUndecidedAndNamesTheFactThatIsNotKnown(String condition) {
        String json = condition.replace('\'', '"');
        assertEquals(needs(json).replace("\"", ""), Asked.judged(json, needs(json), Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            at=2026-07-01 | host.then
            then=2026-07-01 | host.at
            x=1 | host.at,host.then
            """)
    void namesEitherSideOfAComparisonOfFacts(String host, String missing) {
        String condition = "{\"fact\": \"host.at\", \"before\": {\"fact\": \"host.then\"}}";
        assertEquals(missing, Asked.judged(condition, needs(condition), values(host)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "n=many", "n=1.5", "n=999999999999999999999999" })
    void whatIsNoValueOfTheTypeIsNotKnown(String host) {
        assertEquals("host.n", Asked.judged("{\"fact\": \"host.n\", \"is\": 1}", "\"host.n\"", values(host)));
    }

    private static String needs(String condition) {
        return Arrays.stream(condition.split("\"")).filter(part -> part.startsWith("host.")).distinct().sorted()
                .map(name -> '"' + name + '"').collect(Collectors.joining(","));
    }

    private static Map<String, String> values(String host) {
        return Arrays.stream(host.split(";")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0].strip(),
                        pair -> pair[1].strip().replace("@", "11111111-2222-3333-4444-555555555555")));
    }
}
