import Domain
import Indicators
import TestSupport
import Testing

/// Tables by dimensions: combinations that occur, totals, several values, filters and refusals (contract §4, readings 4.1, 8.8, 8.13).
@Suite(.timeLimit(.minutes(6))) struct SplitFigureTests {
    private static let shared = Task {
        try await CaseFigure(
            "",
            [
                ["gemeente": "GM0363", "wet": "wmo", "kwetsbaarheid": "kind|ouders", "wijkteam": "Noord"],
                [
                    "gemeente": "GM0363", "wet": "jeugd", "kwetsbaarheid": "kind", "wijkteam": "=1+2\";=1+2",
                    "problematiek": "sociaal",
                ],
                ["gemeente": "GM0034", "kwetsbaarheid": "gezin", "wijkteam": "Noord", "verwijzer": "huisarts"],
                ["gemeente": "GM0050", "ontvangen_op": "2026-11-23"],
            ], is: ""
        ).delivered()
    }

    private func counts(per: String, waar filters: [Domain.Dimension: [String]] = [:]) async throws -> [String] {
        try await Self.shared.value.ask("aanvragen", per: per, waar: filters).figures.map {
            $0.values.joined(separator: " × ") + " \($0.n)"
        }
    }

    @Test func `values that occur are rows and the total comes last`() async throws {
        #expect(try await self.counts(per: "gemeente") == ["GM0034 1", "GM0363 2", "totaal 3"])
        #expect(try await self.counts(per: "provincie") == ["PV24 1", "PV27 2", "totaal 3"])
        #expect(try await self.counts(per: "jeugdregio").first == "JZ08 1")
    }

    @Test func `empty values are onbekend`() async throws {
        #expect(try await self.counts(per: "wet") == ["jeugd 1", "onbekend 1", "wmo 1", "totaal 3"])
        #expect(try await self.counts(per: "problematiek") == ["onbekend 2", "sociaal 1", "totaal 3"])
    }

    @Test func `a case with several values counts in each and once in the total`() async throws {
        #expect(try await self.counts(per: "kwetsbaarheid") == ["gezin 1", "kind 2", "ouders 1", "totaal 3"])
    }

    @Test func `a wijkteam is the text as delivered, whatever the gemeente`() async throws {
        #expect(try await self.counts(per: "wijkteam") == ["=1+2\";=1+2 1", "Noord 2", "totaal 3"])
    }

    @Test func `two dimensions give every combination that occurs with every total`() async throws {
        #expect(
            try await self.counts(per: "gemeente,wet") == [
                "GM0034 × onbekend 1", "GM0034 × totaal 1", "GM0363 × jeugd 1", "GM0363 × wmo 1", "GM0363 × totaal 2",
                "totaal × jeugd 1", "totaal × onbekend 1", "totaal × wmo 1", "totaal × totaal 3",
            ])
        #expect(try await self.counts(per: "wet, gemeente").last == "totaal × totaal 3")
    }

    @Test func `filters keep cases and several values of one are alternatives`() async throws {
        #expect(
            try await self.counts(per: "gemeente", waar: [.wet: ["wmo", "onbekend"]]) == ["GM0034 1", "GM0363 1", "totaal 2"])
        #expect(try await self.counts(per: "", waar: [.kwetsbaarheid: ["ouders", "gezin"]]) == [" 2"])
        #expect(try await self.counts(per: "", waar: [.gemeente: ["GM0363"], .verwijzer: ["huisarts"]]) == [" 0"])
        #expect(try await self.counts(per: "", waar: [.provincie: ["PV24"]]) == [" 1"])
    }

    @Test func `a filter does not hide the same client's next start elsewhere`() async throws {
        let first = ["ontvangen_op": "2024-06-01", "gestart_op": "2024-07-01", "beeindigd_op": "2025-01-10", "client_nr": "K"]
        let next = ["ontvangen_op": "2025-02-01", "gestart_op": "2025-02-02", "client_nr": "K", "gemeente": "GM0034"]
        let tenant = try await CaseFigure("", [first, next], is: "").delivered()
        #expect(try await tenant.ask("geen_nieuwe_start", waar: [.gemeente: ["GM0363"]]).cells == ["0/1 1 0"])
        try await tenant.accept(.of("casussen", ["casus_nr": "C2", "verwijderd": "ja"]))
        #expect(try await tenant.ask("geen_nieuwe_start").cells == ["1/1 1 100"])
    }

    @Test func `without ids only indicators that offer the dimensions are answered`() async throws {
        let tenant = try await Self.shared.value
        #expect(try await tenant.ask().definitions.count == 34)
        #expect(try await tenant.ask(per: "domein").definitions.map(\.id) == ["doelrealisatie", "doelen_gescoord", "gas_t"])
        #expect(try await tenant.ask(per: "dagdeel").definitions.map(\.id) == ["uren"])
        #expect(try await tenant.ask(per: "domein,dagdeel").figures.isEmpty)
    }

    @Test(arguments: [("aanvragen", "domein"), ("lopend", "domein"), ("gestart", "dagdeel"), ("gas_t", "dagdeel")])
    func `a named indicator without an asked dimension is refused`(id: String, per: String) async throws {
        await #expect(throws: IndicatorError.self) { try await Self.shared.value.ask(id, per: per) }
    }

    @Test func `an unknown indicator is refused, and so is a figure that its indicator does not have`() async throws {
        for id in ["omzet", "uitval.mediaan", "", "Uitval"] {
            let error = await #expect(throws: IndicatorError.self) { try await Self.shared.value.ask(id) }
            #expect(error?.code == .unknownIndicator)
        }
    }

    @Test func `three dimensions are the most, domein and dagdeel apart`() throws {
        var request = FigureRequest()
        try request.split(by: "kwartaal,gemeente,wet,verwijzer,domein,dagdeel")
        #expect(request.grain == .quarter && request.dimensions == [.gemeente, .wet, .verwijzer, .domein, .dagdeel])
        let code: (String) -> String? = { text in
            var request = FigureRequest()
            do {
                try request.split(by: text)
                return nil
            } catch {
                return (error as? DomainError)?.code.rawValue ?? (error as? IndicatorError)?.code.rawValue
            }
        }
        #expect(code("gemeente,wet,verwijzer,wijkteam") == "D007")
        #expect(code("maand,jaar") == "D007")
        #expect(code("gemeente,gemeente") == "I003")
        #expect(code("leeftijd") == "D006")
        #expect(code("") == nil)
    }

    @Test func `ids are answered in the order asked and figures in that of their indicator`() async throws {
        let table = try await Self.shared.value.ask("wachttijd", "aanvragen")
        #expect(table.figures.map(\.indicator) == ["wachttijd.mediaan", "wachttijd.p90", "wachttijd.gemiddelde", "aanvragen"])
        #expect(table.definitions.map(\.id) == ["wachttijd", "aanvragen"])
    }
}
