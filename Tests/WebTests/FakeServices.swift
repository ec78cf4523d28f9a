import Compliance
import Domain
import Foundation
import Publishing
import Storage

@testable import Identity
@testable import Indicators
@testable import Web

/// People, organisations and answers without a database.
enum Fake {
    static let wieg = tenant("wieg", "Kraamzorg De Wieg")
    static let zon = tenant("zon", "Kraamzorg Zon en Maan")
    static let nieuw = tenant("nieuw", "Kraamzorg Nieuw Begin")
    static let dicht = tenant("dicht", "Kraamzorg Dicht", state: .suspended)
    static let amsterdam = Tenant(id: try! TenantID("gm0363"), kind: .gemeente, name: "Amsterdam", code: "GM0363", state: .active)

    static let eemland = Tenant(id: try! TenantID("jz20"), kind: .region, name: "Eemland", code: "JZ20", state: .active)

    /// Sees figures in one organisation.
    static let anna = visitor("Anna de Vries", [(.manager, wieg)])
    /// Sees figures in two organisations, is a supplier without figures in a third, and reads for a gemeente and a jeugdregio.
    static let bram = visitor(
        "Bram Bos",
        [(.manager, zon), (.auditor, nieuw), (.supplier, wieg), (.gemeenteReader, amsterdam), (.regionReader, eemland)])
    /// Only has a part in a suspended organisation.
    static let cor = visitor("Cor Dicht", [(.manager, dicht)])

    /// A coördinator: cases, but no quality.
    static let dora = visitor("Dora Smit", [(.coordinator, wieg), (.coordinator, nieuw)])

    /// Only owns measures.
    static let eva = visitor("Eva Smit", [(.measureOwner, wieg)])

    static let visitors = ["token-anna": anna, "token-bram": bram, "token-cor": cor, "token-dora": dora, "token-eva": eva]
    static let password = "geheim wachtwoord"

    /// Those of one organisation: a contract norm and an aim of its own for all of it, and a norm for one gemeente.
    static let targets = Targets([
        target("S1", "contact_op_tijd", .contract, .atLeast, 95), target("S2", "contact_op_tijd", .own, .atLeast, 50),
        target("S3", "contact_op_tijd", .contract, .atLeast, 99, gemeente: "GM0363"),
        target("S4", "uren", .own, .atMost, 12_000),
    ])

    private static func target(
        _ number: String, _ indicator: String, _ kind: Target.Kind, _ direction: Target.Direction, _ value: Decimal,
        gemeente: String? = nil
    ) -> Target {
        Target(
            number: number, indicator: indicator, kind: kind, direction: direction, value: value, gemeente: gemeente,
            validFrom: Day(year: 2026, month: 1, day: 1)!)
    }

    private static func figures(of tenant: Tenant) -> FakeFigures {
        FakeFigures(hasDeliveries: tenant.id != Self.nieuw.id, targets: tenant.id == Self.zon.id ? Self.targets : Targets())
    }

    static func services(problems: [String] = []) -> WebServices {
        var services = WebServices(
            signIn: { email, password, _ in
                if email == "druk@example.nl" { throw IdentityError.locked }
                guard email == "anna@example.nl", password == Self.password else { throw IdentityError.wrongCredentials }
                return ("token-anna", Self.anna)
            },
            visitor: { Self.visitors[$0] },
            signOut: { _ in },
            figures: { _, tenant, request in
                if request.ids == ["gas_t"] { throw StorageError(.resources, "SELECT geheim FROM casus") }
                if request.ids == ["giz"] { throw StorageError(.tookTooLong, "dit duurde te lang") }
                return try Self.figures(of: tenant).table(request)
            },
            figureTables: { _, tenant, _, requests in
                try requests.map { try Self.figures(of: tenant).table($0) }
            },
            spreads: { _, _, requests in try FakeFigures().spreads(requests) },
            change: { _, _, request in try FakeFigures().change(request) },
            cases: FakeCases.services,
            deliverySummary: { _, tenant in
                tenant.id == Self.nieuw.id ? nil : DeliverySummary(number: 12, committed: "14-11-2026 09:12", rows: 18_234)
            },
            exporter: { export in
                let text = "indicator\r\n" + export.table.figures.map { "\($0.indicator);\($0.period)\r\n" }.joined()
                let name =
                    "\(export.subject)_\(export.tenant.id)_\(export.form.rawValue).\(export.form == .json ? "json" : "csv")"
                return ExportedFile(
                    name: name,
                    contentType: export.form == .json ? "application/json" : "text/csv; charset=utf-8", bytes: Array(text.utf8),
                    rows: export.table.figures.count,
                    sidecar: CSVSidecar(
                        of: name, form: export.form, columns: [.code("indicator"), .code("periode")],
                        facts: ExportFacts(
                            title: "Cijfers", publisher: export.tenant.name, peildatum: export.table.dates.peildatum,
                            stand: .init(export.table.dates.stand))))
            },
            today: { FakeFigures.today },
            problems: { problems },
            areas: AreaNames([
                .init(dimension: .gemeente, code: "GM0344", name: "Utrecht"),
                .init(dimension: .gemeente, code: "GM0363", name: "Amsterdam"),
                .init(dimension: .gemeente, code: "GM0518", name: "’s-Gravenhage"),
                .init(dimension: .gemeente, code: "GM0599", name: "Rotterdam"),
            ]))
        services.registers = FakeRegisters.services
        services.measures = FakeMeasures.services
        services.quality.clauses = { _, _ in
            ["hkz:4", "hkz:5"].map { name in
                NormClause(
                    name: name, number: String(name.suffix(1)), title: "Rubriek", text: "", checks: [], documents: [],
                    elsewhere: nil)
            }
        }
        services.releases = FakeReleases.services
        services.circles = FakeReleases.circles
        services.tokens = FakeTokens.services()
        return services
    }

    private static func tenant(_ id: String, _ name: String, state: Tenant.State = .active) -> Tenant {
        Tenant(id: try! TenantID(id), kind: .organisation, name: name, code: nil, state: state)
    }

    private static func visitor(_ name: String, _ grants: [(Role, Tenant)]) -> Visitor {
        Visitor(
            accountID: UUID(), email: "\(name.prefix { $0 != " " }.lowercased())@example.nl", name: name,
            csrfToken: "0123456789abcdef0123456789abcdef", lastSignInAt: nil, grants: grants.map { try! Grant($0.0, in: $0.1) })
    }
}
