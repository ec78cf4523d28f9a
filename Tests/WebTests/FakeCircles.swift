import Domain
import Foundation
import Indicators

@testable import Disclosure
@testable import Publishing
@testable import Web

/// Circles without a database: 3 and 2 are those of one jeugdregio, the earlier one withdrawn; behind 1 there is none.
enum FakeCircles {
    static func services(callsPerMinute: Int, damaged: Int? = nil) -> CircleServices {
        CircleServices(
            circle: { number in
                if number == damaged { throw self.damage(number) }
                return [2, 3].contains(number) ? self.circle(number) : nil
            },
            received: { _, _ in [self.circle(2), self.circle(3)] },
            numbers: { before, most in Array((1...3).reversed().filter { $0 < before ?? .max }.prefix(most)) },
            around: { gemeente in
                if let damaged { throw self.damage(damaged) }
                return gemeente.id == Fake.amsterdam.id ? [self.circle(2), self.circle(3)] : []
            }, callsPerMinute: callsPerMinute)
    }

    private static func damage(_ number: Int) -> ReleaseError {
        ReleaseError(.damaged, "kring \(number): de tabel is veranderd")
    }

    static func circle(_ number: Int) -> StoredCircle {
        let year = Slice(grain: .year, index: 2022 + number)
        let days = DayRange(first: year.first, last: year.last)
        let table = CellTable(
            name: "jaar", dimensions: [.wet],
            cells: [
                FigureCell(
                    key: CellKey(indicator: "gestart", days: days, values: [:]), version: 1, period: "\(year)", numerator: 120,
                    denominator: nil, value: 120, interval: nil, unit: .count, n: 120, status: .value),
                FigureCell(
                    key: CellKey(indicator: "uitval", days: days, values: [:]), version: 1, period: "\(year)", numerator: nil,
                    denominator: nil, value: nil, interval: nil, unit: .percent, n: nil, status: .hidden),
            ], peildatum: year.last)
        let csv = String(decoding: table.csv(.open), as: UTF8.self)
        let policy = try! CircleProtection.policy()
        let manifest = CircleManifest(
            nummer: number, jeugdregio: .init(code: "JZ13", naam: "Amsterdam-Amstelland"), jaar: 2022 + number,
            peildatum_van: year.last.iso, peildatum_tot: year.last.iso, gemaakt_op: "2026-11-20T08:00:00Z", toelichting: nil,
            omvang: .init(organisaties: 3, gemeenten: 5, gemeenten_in_regio: 6),
            beveiliging: .init(
                beleid: policy.name, versie: policy.version, drempel: policy.threshold, bescherming: policy.protection,
                dominantie: "", aanval: PublishedAttack(AttackReport(policy: policy)), gemeenten_bekeken: 5), weggelaten: [],
            definities: Definition.all.filter { $0.id == "gestart" }.map { DefinitionText($0) },
            tabel: .init(naam: "jaar", titel: "Jeugdregio Amsterdam-Amstelland", rijen: 2, sha256: FileHash.sha256(csv)))
        return StoredCircle(
            number: number, manifest: manifest, sha256: "0\(number)", csv: csv, table: table,
            withdrawal: number == 2 ? .init(at: "2026-11-21T08:00:00Z", reason: "Verkeerd jaar.") : nil)
    }
}
