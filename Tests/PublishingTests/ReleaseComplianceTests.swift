import Compliance
import Testing

@testable import Publishing

/// What a release says of people, never of one of them.
@Suite struct ReleaseComplianceTests {
    private static func check(_ id: String, _ counts: [String: Int]) -> ReleaseManifest.Compliance.Check {
        ReleaseManifest.Compliance.Check(Checks.definitions.first { $0.id == id }!, counting: counts)
    }

    @Test func `a check of employees or partners with a verdict over few is hidden whole`() {
        for id in ["MED-VOG-DAG", "MED-KCKZ-DAG", "CAS-SKJ-CONTROLE"] {
            for few in [["voldoet": 30, "voldoet_niet": 1], ["voldoet": 4], ["voldoet": 5, "voldoet_niet": 6, "onbekend": 4]] {
                let check = Self.check(id, few)
                let total = few.values.reduce(0, +)
                #expect(check.verborgen == true && check.aantallen.isEmpty, "\(id) \(few)")
                #expect(check.totaal == (total < 5 ? nil : total), "\(id) \(few)")
            }
            for many in [["voldoet": 30, "voldoet_niet": 5], ["voldoet": 5], [:]] {
                let check = Self.check(id, many)
                #expect(check.verborgen == nil && check.aantallen == many, "\(id) \(many)")
            }
        }
    }

    @Test func `what the organisation did with the gemeente's own cases, and its documents, are counted whole`() {
        for id in ["CAS-CONTACT", "CAS-GIZ", "ORG-HKZ"] {
            let counts = ["voldoet": 3, "voldoet_niet": 1]
            #expect(Self.check(id, counts).aantallen == counts && Self.check(id, counts).verborgen == nil, "\(id)")
        }
    }

    @Test func `no two checks over the same people tell together what either hides`() {
        // Twenty employees under both checks: had the first shown its 19, the second would tell the one.
        let (one, other) = (
            Self.check("MED-VOG-DAG", ["voldoet": 19, "voldoet_niet": 1]), Self.check("MED-KCKZ-DAG", ["voldoet": 20])
        )
        #expect(one.aantallen.isEmpty && other.aantallen == ["voldoet": 20])
    }
}
