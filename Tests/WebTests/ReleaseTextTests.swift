import Domain
import Indicators
import Testing

@testable import Web

/// What a release says, in the words of who reads it.
struct ReleaseTextTests {
    @Test(
        arguments: [
            ("12", FigureUnit.count, "12"), ("1234", .count, "1.234"), ("6 van 8", .percent, "6 van 8"),
            ("980.5 van 1020", .percent, "980,5 van 1.020"), ("98 van 14", .mark, "7,0 (n = 14)"),
            ("66226.16 van 9", .euro, "7.358,46 (n = 9)"), ("18.5 (noemer 2)", .days, "18,5 (n = 2)"),
            ("73.123456", .hours, "73,12"), ("0 van 0", .mark, "0 van 0"), ("onderdrukt", .percent, "verborgen"),
            ("onderdrukt_secundair", .percent, "verborgen"), ("geen_waarde", .mark, "geen waarde"),
            ("niet_geleverd", .count, "niet geleverd"), ("iets anders", .count, "iets anders"),
        ])
    func `a change is told in Dutch`(text: String, unit: FigureUnit, words: String) {
        #expect(ReleaseChangesView.Row.words(text, unit) == words)
    }

    @Test func `who worked at the server is no person to a gemeente`() {
        #expect(ReleaseText.maker("opdrachtregel:root") == "het beheer van de server")
        #expect(ReleaseText.maker("anna@wieg.example") == "anna@wieg.example")
    }
}
