import Domain
import TestSupport
import Testing

@testable import Indicators

/// The catalogue is the folder, and every definition can be read by a person (contract §4).
@Suite struct CatalogueTests {
    @Test func `the catalogue lists every indicator file and nothing else`() throws {
        let files = ProjectFolder.files(in: "Sources/Indicators/Catalogue", withExtensions: ["swift"])
        let names = files.map { path -> String in String(path.split(separator: "/").last!.dropLast(".swift".count)) }
        let named = Set(names).subtracting(["Catalogue"])
        let listed = Catalogue.all.map { String(describing: type(of: $0)) }
        #expect(Set(listed) == named)
        #expect(listed.count == named.count)
    }

    @Test func `the ids are those of the contract, each once`() {
        #expect(
            Catalogue.all.map(\.definition.id) == [
                "aanvragen", "contact_op_tijd", "gestart", "beeindigd", "lopend", "wachttijd", "start_voor_indicatie",
                "prenataal_gestart",
                "duur", "uitval", "voortijdig", "reden_onbekend", "tevredenheid", "tevreden_7plus", "respons",
                "zonder_hulp_verder",
                "geen_nieuwe_start", "doelrealisatie", "doelen_gescoord", "gas_t", "afgeschaald", "opgeschaald", "uren_geleverd",
                "kosten_per_traject", "aangemeld_bij_start", "uren", "uren_toegekend", "gefactureerd", "doorverwezen",
                "evaluatie_eind",
                "giz", "plan_6_weken", "netwerk", "factuur_geaccepteerd",
            ])
    }

    @Test func `what is sensitive towards the gemeente is what the contract lists`() {
        let sensitive = Catalogue.all.map(\.definition).filter(\.isSensitive).map(\.id)
        #expect(
            Set(sensitive) == [
                "uitval", "voortijdig", "tevredenheid", "tevreden_7plus", "zonder_hulp_verder", "geen_nieuwe_start",
                "doelrealisatie",
                "gas_t", "doorverwezen", "reden_onbekend",
            ])
        #expect(
            Set(Domain.Dimension.allCases.filter(\.isSensitive)) == [.verwijzer, .kwetsbaarheid, .problematiek, .domein, .reden])
    }

    @Test func `units are those of the readings`() {
        let units = Dictionary(uniqueKeysWithValues: Catalogue.all.map { ($0.definition.id, $0.definition.unit) })
        for id in ["aanvragen", "gestart", "beeindigd", "lopend"] { #expect(units[id] == .count, "\(id)") }
        for id in ["wachttijd", "duur"] { #expect(units[id] == .days) }
        for id in ["kosten_per_traject", "gefactureerd"] { #expect(units[id] == .euro) }
        #expect(units["tevredenheid"] == .mark && units["gas_t"] == .tScore && units["uren"] == .hours)
        #expect(units.values.filter { $0 == .percent }.count == 23)
    }

    @Test func `every definition says what it counts, what it does not say and where it comes from`() {
        for definition in Definition.all {
            for text in [definition.label, definition.englishLabel, definition.meaning, definition.caveat, definition.source] {
                #expect(
                    !text.isEmpty && !text.contains("\n") && !text.contains("  ") && text == text.trimmed,
                    "\(definition.id): \(text)")
            }
            #expect(definition.meaning.hasSuffix(".") && definition.caveat.hasSuffix("."), "\(definition.id)")
            #expect(definition.version >= 1)
        }
        #expect(Set(Definition.all.map(\.label)).count == 34)
    }

    @Test func `a definition is found by its id and by the id of one of its figures`() {
        #expect(Definition.find("wachttijd.p90")?.id == "wachttijd")
        #expect(Definition.find("uitval")?.figureIDs == ["uitval"])
        #expect(Definition.find("duur")?.figureIDs == ["duur.mediaan", "duur.p90", "duur.gemiddelde"])
        #expect(Definition.find("uit") == nil)
        #expect(Definition.find("uren")?.dimensions.contains(.dagdeel) == true)
        #expect(Definition.find("uitval")?.dimensions == Domain.Dimension.allCases.filter(\.splitsCases))
    }

    @Test func `shares carry a Wilson interval and shares of sums, means and counts do not`() {
        for indicator in Catalogue.all {
            if case .share = indicator.measure { continue }
            #expect(
                indicator.definition.unit != .percent || ["uren_geleverd", "uren_toegekend"].contains(indicator.definition.id))
        }
    }
}

extension String {
    var trimmed: String { self.split(separator: " ").joined(separator: " ") }
}
