import Domain
import Testing

@testable import Identity
@testable import Ingest
@testable import Web

/// Who may do what with a delivery, by the kinds of rows in it.
@Suite struct DeliveryRightsTests {
    private static func entry(_ kinds: [String?], by actor: String = "iemand@example.nl") -> DeliveryEntry {
        let issue = DeliveryIssue(bestand: "a.csv", regel: 2, kolom: "naam", code: "datum_ongeldig", melding: "‘geheim’")
        return DeliveryEntry(
            number: 12, committedAt: "2026-11-01T08:00:00.000001Z", actor: actor, isUndone: false,
            receipt: DeliveryReceipt(
                status: .committed, levering: 12, stand: "2026-11-01T08:00:00.000001Z", tenant: "wieg", bron: "bestand",
                modus: "partial", door: actor,
                bestanden: kinds.map { kind in
                    DeliveryReceipt.File(
                        bestand: "a.csv", soort: kind, sha256: "00", codering: nil, scheidingsteken: nil, kolommen: [],
                        onbekende_kolommen: [])
                },
                fouten: .init(aantal: 1, getoond: [issue]), waarschuwingen: .init(aantal: 1, getoond: [issue])))
    }

    private static func rights(_ role: Role, _ kinds: [String?], by actor: String = "iemand@example.nl") -> DeliveryRights {
        let visitor = Visitor(
            token: "An", name: "An",
            membership: Membership(tenant: Fake.wieg, permissions: role.permissions, actorRole: role.rawValue))
        return DeliveryRights(self.entry(kinds, by: actor), visitor, in: Fake.wieg.id)
    }

    @Test(
        arguments: [
            (["casussen"], [.supplier, .coordinator, .qualityOfficer, .tenantAdministrator]),
            (["medewerkers", "documenten"], [.supplier, .coordinator, .qualityOfficer, .tenantAdministrator]),
            (["streefwaarden"], [.manager, .qualityOfficer, .tenantAdministrator]),
            (["parameters"], [.manager, .qualityOfficer]),
            (["casussen", "streefwaarden"], [.qualityOfficer, .tenantAdministrator]),
            (["normen", "maatregelen"], [.manager, .qualityOfficer]),
            ([], [.supplier, .coordinator, .qualityOfficer, .tenantAdministrator]),
        ] as [([String?], [Role])]) func `an undo asks what entering asks, of every kind`(kinds: [String?], may: [Role])
    {
        for role in Role.allCases {
            #expect(Self.rights(role, kinds).mayUndo == may.contains(role), "\(role)")
        }
    }

    @Test(
        arguments: [
            (["casussen"], [.manager, .coordinator, .qualityOfficer]),
            (["medewerkers"], [.manager, .qualityOfficer, .auditor]),
            (["casussen", "medewerkers"], [.manager, .qualityOfficer]), (["casussen", nil], [.manager, .qualityOfficer]),
        ] as [([String?], [Role])]) func `what stands in rows is for who may see every kind of them, and for who delivered them`(
            kinds: [String?], may: [Role]
        )
    {
        for role in Role.allCases {
            let others = Self.rights(role, kinds)
            #expect(others.mayReadRows == may.contains(role), "\(role)")
            #expect(others.readable.fouten.getoond.isEmpty != may.contains(role) && others.readable.fouten.aantal == 1)
            #expect(others.readable.waarschuwingen.getoond.isEmpty != may.contains(role))
            #expect(Self.rights(role, kinds, by: "An").mayReadRows, "\(role)")
        }
    }
}
