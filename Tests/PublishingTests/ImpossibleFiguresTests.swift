import Disclosure
import Domain
import Testing

@testable import Publishing

/// Figures that no count can have come to, in a file that is to be protected; what somebody published is read as it stands.
@Suite struct ImpossibleFiguresTests {
    private static let header = "indicator;versie;periode;gemeente;teller;noemer;waarde;ondergrens;bovengrens;eenheid;n;status"
    private static let row = "uitval;1;2026-K1;GM0363;10;40;25;14,5;40,25;procent;40;waarde"

    private func read(_ text: String, isStrict: Bool = false) throws -> CellTable {
        try FigureFileReading(peildatum: try Day("2026-09-30"), isStrict: isStrict)
            .table(Array(text.utf8), name: "uitkomsten", file: "uitkomsten.csv")
    }

    @Test(arguments: [
        ("uitval;1;2026-K2;GM0363;-3;40;-7,5;;;procent;40;waarde", "teller"),
        ("uitval;1;2026-K2;GM0363;41;40;102,5;;;procent;40;waarde", "teller"),
        ("uitval;1;2026-K2;GM0363;3,5;40;8,75;;;procent;40;waarde", "teller"),
        ("uitval;1;2026-K2;GM0363;10;40;25;;;procent;39;waarde", "n"),
        ("uitval;1;2026-K2;GM0363;;;;;;procent;;waarde", "waarde"),
        ("tevredenheid;1;2026-K2;GM0363;441;40;11,025;;;cijfer;40;waarde", "teller"),
        ("aanvragen;1;2026-K2;GM0363;-1;;-1;;;aantal;1;waarde", "teller"),
        // The total of two gemeenten.
        ("uitval;1;2026-K1;totaal;11;41;26,829268;;;procent;41;waarde", "teller"),
        ("uitval;1;2026-K1;totaal;10;41;24,390244;;;procent;41;waarde", "noemer"),
    ]) func `what no count can have come to is refused where figures are to be protected`(line: String, column: String) throws {
        let other = "uitval;1;2026-K1;GM0034;0;0;;;;procent;0;geen_waarde"
        let text = "\(Self.header)\n\(Self.row)\n\(line)\n\(other)\n"
        let error = #expect(throws: FigureFileError.self) { try self.read(text, isStrict: true) }
        #expect((error?.code, error?.line, error?.column) == (.impossible, 3, column))
        #expect(try self.read(text).cells.count == 3)
    }

    @Test func `figures that may be so are not refused`() throws {
        let total = "uitval;1;2026-K1;totaal;10;40;25;;;procent;40;waarde"
        let credit = "gefactureerd;1;2026-K1;totaal;-12,5;;-12,5;;;euro;1;waarde"
        #expect(try self.read("\(Self.header)\n\(total)\n\(Self.row)\n\(credit)\n", isStrict: true).cells.count == 3)
        let hidden = "uitval;1;2026-K1;GM0034;;;;;;procent;;onderdrukt"
        let more = "uitval;1;2026-K1;totaal;13;50;26;;;procent;50;waarde"
        #expect(try self.read("\(Self.header)\n\(more)\n\(Self.row)\n\(hidden)\n", isStrict: true).cells.count == 3)
    }
}
