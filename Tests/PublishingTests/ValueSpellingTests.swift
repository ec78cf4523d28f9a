import Disclosure
import Domain
import Testing

@testable import Publishing

/// Values of dimensions in another spelling than this product writes (contract §4 writes `Totaal`, §2 allows `0344`).
@Suite struct ValueSpellingTests {
    @Test(
        arguments: [
            (.wet, "Totaal", nil), (.wet, "TOTAAL", nil), (.wet, " Jeugd", "jeugd"), (.gemeente, "0344", "GM0344"),
            (.gemeente, "gm0344", "GM0344"), (.gemeente, "344", "GM0344"), (.gemeente, "elders", "ELDERS"),
            (.jeugdregio, "jz20", "JZ20"), (.verwijzer, "Onbekend", "onbekend"),
            (.wijkteam, "De Hoef", "De Hoef"),
        ] as [(Domain.Dimension, String, String?)])
    func `another spelling of a value is no other place`(dimension: Domain.Dimension, written: String, read: String?) throws {
        let file = """
            indicator;versie;periode;\(dimension.rawValue);teller;noemer;waarde;ondergrens;bovengrens;eenheid;n;status
            Uitval;1;2026-K1;\(written);10;40;25;14,5;40,25;procent;40;waarde

            """
        let cells = try FigureFileReading(period: nil, peildatum: try Day("2026-09-30"))
            .table(Array(file.utf8), name: "uitkomsten", file: "uitkomsten.csv").cells
        #expect(cells.map(\.key.values) == [read.map { [dimension: $0] } ?? [:]])
        #expect(cells.map(\.key.indicator) == ["uitval"])
    }
}
