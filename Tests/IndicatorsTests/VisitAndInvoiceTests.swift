import Domain
import Indicators
import TestSupport
import Testing

/// Hours, invoices and what they are of the agreed hours (readings 4.13, 4.15, 7.17, 7.18, 8.2, 8.9).
@Suite(.timeLimit(.minutes(6))) struct VisitAndInvoiceTests {
    private func tenant(_ cases: [[String: String]], _ others: TextFile...) async throws -> TestTenant {
        try await CaseFigure("", cases, others, is: "").delivered()
    }

    private let employees = TextFile.of("medewerkers", [:], ["medewerker_nr": "M2"])

    @Test func `hours are summed by the day of the visit and cases counted once`() async throws {
        let tenant = try await self.tenant(
            [CaseFigure.ended(), CaseFigure.ended()], self.employees,
            .of(
                "inzet", ["uren": "2,5", "datum": "2026-03-31"], ["inzet_nr": "I2", "uren": "1", "datum": "2026-04-01"],
                ["inzet_nr": "I3", "uren": "0.25", "datum": "2026-04-02"],
                ["inzet_nr": "I4", "uren": "8", "datum": "2026-06-30", "casus_nr": "C2"],
                ["inzet_nr": "I5", "uren": "8", "datum": "2026-11-23"]))
        #expect(
            try await tenant.ask("uren", periode: "2026", per: "kwartaal").rows == [
                "2026-K1: 2.5/- 1 2.5", "2026-K2: 9.25/- 2 9.25", "2026-K3: 0/- 0 0", "2026-K4: 0/- 0 0",
            ])
    }

    @Test func `hours split by dagdeel, and what was left empty is onbekend`() async throws {
        let tenant = try await self.tenant(
            [CaseFigure.ended()], self.employees,
            .of(
                "inzet", ["dagdeel": "nacht", "uren": "8"], ["inzet_nr": "I2", "uren": "1"],
                ["inzet_nr": "I3", "dagdeel": "nacht", "uren": "2"]))
        #expect(
            try await tenant.ask("uren", per: "dagdeel").rows == [
                "alles nacht: 10/- 1 10", "alles onbekend: 1/- 1 1", "alles totaal: 11/- 1 11",
            ])
        #expect(try await tenant.ask("uren", waar: [.dagdeel: ["onbekend"]]).cells == ["1/- 1 1"])
    }

    @Test func `a visit of a withdrawn case or employee counts nowhere`() async throws {
        let tenant = try await self.tenant(
            [CaseFigure.ended(["akkoord_uren": "10"]), CaseFigure.ended(["akkoord_uren": "10"])], self.employees,
            .of("inzet", [:], ["inzet_nr": "I2", "casus_nr": "C2"], ["inzet_nr": "I3", "medewerker_nr": "M2"]))
        #expect(try await tenant.ask("uren").cells == ["6/- 2 6"])
        try await tenant.accept(
            .of("casussen", ["casus_nr": "C2", "verwijderd": "ja"]),
            .of("medewerkers", ["medewerker_nr": "M2", "verwijderd": "ja"]))
        #expect(try await tenant.ask("uren").cells == ["2/- 1 2"])
        #expect(try await tenant.ask("uren_geleverd").cells == ["2/10 1 20"])
        #expect(try await tenant.ask("uren", per: "dagdeel").rows == ["alles onbekend: 2/- 1 2", "alles totaal: 2/- 1 2"])
    }

    @Test func `delivered hours are all visits up to the peildatum, also outside the traject`() async throws {
        let tenant = try await self.tenant(
            [
                CaseFigure.ended(["akkoord_uren": "20"]), CaseFigure.ended(["akkoord_uren": "20"]), CaseFigure.ended(),
                CaseFigure.started(["akkoord_uren": "9"]),
            ],
            self.employees,
            .of(
                "inzet", ["datum": "2026-01-06", "uren": "4"], ["inzet_nr": "I2", "datum": "2026-06-01", "uren": "6"],
                ["inzet_nr": "I3", "casus_nr": "C3"], ["inzet_nr": "I4", "casus_nr": "C4"],
                ["inzet_nr": "I5", "datum": "2026-11-23"]))
        let figure = try #require(try await tenant.ask("uren_geleverd").figures.first)
        #expect(figure.cell == "10/40 2 25")
        #expect(figure.interval == nil)
    }

    @Test func `agreed hours of nought count as filled and give no value but a teller`() async throws {
        let tenant = try await self.tenant([CaseFigure.ended(["akkoord_uren": "0"])], self.employees, .of("inzet", [:]))
        #expect(try await tenant.ask("uren_geleverd").cells == ["2/0 1 geen_waarde"])
    }

    @Test func `invoices count by their month, with their sign and without the rejected ones`() async throws {
        let tenant = try await self.tenant(
            [CaseFigure.ended(["gemeente": "GM0034"]), CaseFigure.ended()],
            .of(
                "facturen", ["bedrag": "100,10", "status": "betaald"],
                ["factuur_nr": "F2", "bedrag": "-40", "status": "geaccepteerd"],
                ["factuur_nr": "F3", "bedrag": "999", "status": "afgekeurd"],
                ["factuur_nr": "F4", "bedrag": "5", "maand": "2026-11", "casus_nr": "C2"],
                ["factuur_nr": "F5", "bedrag": "7", "maand": "2026-12"]))
        #expect(try await tenant.ask("gefactureerd", "factuur_geaccepteerd").cells == ["65.1/- 2 65.1", "2/4 2 50"])
        #expect(
            try await tenant.ask("gefactureerd", "factuur_geaccepteerd", per: "gemeente").rows == [
                "alles GM0034: 60.1/- 1 60.1", "alles GM0363: 5/- 1 5", "alles totaal: 65.1/- 2 65.1",
                "alles GM0034: 2/3 1 66.6667", "alles GM0363: 0/1 1 0", "alles totaal: 2/4 2 50",
            ])
        #expect(try await tenant.ask("gefactureerd", peildatum: "2026-10-31").cells == ["60.1/- 1 60.1"])
    }

    @Test func `an invoice of a case received after the peildatum does not exist`() async throws {
        let tenant = try await self.tenant([["ontvangen_op": "2026-06-01"]], .of("facturen", [:]))
        #expect(try await tenant.ask("gefactureerd", peildatum: "2026-05-31").cells == ["0/- 0 0"])
    }
}
