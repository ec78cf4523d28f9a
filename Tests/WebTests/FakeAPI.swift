import Compliance
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Indicators
import Logging
import Storage
import Synchronization

@testable import Identity
@testable import Ingest
@testable import Publishing
@testable import Web

/// The machine interface in process: tokens, deliveries and results without a database.
struct FakeAPI: Sendable {
    /// What was asked of the services, as `what tenant`.
    final class Log: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { self.lines.withLock { $0 } }
        func add(_ line: String) { self.lines.withLock { $0.append(line) } }
    }

    static let bearers: [String: TokenBearer] = [
        "kzt_cijfers": bearer(1, Fake.wieg, [.figures]), "kzt_controles": bearer(2, Fake.wieg, [.checks]),
        "kzt_leveringen": bearer(3, Fake.wieg, [.deliveries]), "kzt_zon": bearer(4, Fake.zon, [.figures, .checks, .deliveries]),
        "kzt_publicaties": bearer(7, Fake.amsterdam, [.releases]),
        "kzt_dicht": bearer(5, Fake.dicht, [.figures, .checks, .deliveries]),
        // Made for all of it by somebody who has lost every role since.
        "kzt_los": TokenBearer(
            number: 6, name: "los", tenant: Fake.wieg, purposes: [.figures, .checks, .deliveries], owner: ("x@example.nl", [])),
    ]

    let root = FileManager.default.temporaryDirectory.appending(path: "kz-api-\(UUID().uuidString)").path
    let log = Log()
    var callsPerMinute = 1000
    var limit = 1 << 16
    var damagedCircle: Int?

    private static func bearer(_ number: Int, _ tenant: Tenant, _ purposes: Set<TokenPurpose>) -> TokenBearer {
        TokenBearer(number: number, name: "proef", tenant: tenant, purposes: purposes, owner: nil)
    }

    static func token(_ name: String) -> HTTPFields { [.authorization: "Bearer kzt_\(name)"] }

    /// Seven results: five of one check, two of the next.
    static let results = [("MED-VOG-DAG", ["M1", "M10", "M2", "Z", "é"]), ("MED-KCKZ-DAG", ["M1", "M2"])]

    func services() throws -> WebServices {
        var services = Fake.services()
        let (log, figures) = (self.log, services.figures)
        services.figures = { visitor, tenant, request in
            log.add("cijfers \(tenant.id)")
            return try await figures(visitor, tenant, request)
        }
        services.quality.results = { _, tenant, request in
            log.add("controles \(tenant.id)")
            let ids = request.ids
            return CheckAnswer(
                results: CheckResults(
                    request: request, stand: .none,
                    results: Self.results.filter { ids.contains($0.0) }.flatMap { check, subjects in
                        subjects.map {
                            CheckResult(
                                check: check, version: 1, subjectKind: .employee, subject: $0, verdict: .holds, days: 3,
                                failingDays: [])
                        }
                    }, definitions: Checks.definitions.filter { ids.contains($0.id) }, parameters: [:]),
                names: [:], evidence: [])
        }
        services.deliveries = try self.deliveries()
        services.api = APIServices(
            bearer: { Self.bearers[$0] },
            dates: { _, _, peildatum, _ in TwoDates(peildatum: peildatum ?? FakeFigures.today, stand: .none) },
            deliveries: { _, tenant, before, most in
                log.add("leveringen \(tenant.id)")
                return (1...7).reversed().filter { $0 < before ?? .max }.prefix(most).map(Self.entry)
            }, settings: APISettings(callsPerMinute: self.callsPerMinute), releases: self.releases)
        services.circles = FakeCircles.services(callsPerMinute: self.callsPerMinute, damaged: self.damagedCircle)
        return services
    }

    /// Three releases; the second corrects the first, which is withdrawn.
    private var releases: APIReleases {
        let log = self.log
        return APIReleases(
            list: { _, tenant, before, most in
                log.add("publicaties \(tenant.id)")
                return (1...3).reversed().filter { $0 < before ?? .max }.prefix(most).map(Self.release)
            },
            release: { _, tenant, number in
                log.add("publicaties \(tenant.id)")
                return (1...3).contains(number) ? Self.release(number) : nil
            },
            file: { _, tenant, number, name in
                log.add("publicaties \(tenant.id)")
                return (1...3).contains(number) && name == "kwartaal" ? "indicator,n\r\nuitval,\(number)\r\n" : nil
            })
    }

    private static func release(_ number: Int) -> ReleaseHead {
        let manifest = ReleaseManifest(
            nummer: number, organisatie: .init(id: "wieg", naam: "De Wieg", agb: nil),
            gemeente: .init(code: "GM0363", naam: "Amsterdam"),
            periode: "2026-K1..2026-K3", peildatum: "2026-09-30", stand: "2026-11-14T08:12:33.123456Z",
            gemaakt_op: "2026-11-20T08:00:00Z", gemaakt_door: "an@example.nl", vervangt: number == 2 ? 1 : nil, beveiliging: [],
            weggelaten: [], definities: [], contractnormen: [],
            naleving: .init(van: "2026-01-01", tot: "2026-09-30", controles: []),
            tabellen: [.init(naam: "kwartaal", titel: "Per kwartaal", rijen: 1, sha256: "00")])
        return ReleaseHead(
            number: number, manifest: manifest, sha256: "0\(number)",
            withdrawal: number == 1 ? .init(at: "2026-11-21T08:00:00Z", reason: "Verkeerde periode.") : nil,
            replacedBy: number == 1 ? 2 : nil)
    }

    private static func entry(_ number: Int) -> DeliveryEntry {
        DeliveryEntry(
            number: number, committedAt: "2026-11-0\(number)T08:00:00.000001Z", actor: "an@example.nl", isUndone: number == 3,
            receipt: self.receipt(.committed, number: number))
    }

    private static func receipt(_ state: DeliveryReceipt.State, number: Int? = nil, errors: Int = 0) -> DeliveryReceipt {
        let issue = DeliveryIssue(
            bestand: "a.csv", regel: 2, kolom: "gemeente", code: "waarde_onbekend", melding: "Dat is er niet.")
        return DeliveryReceipt(
            status: state, levering: number, stand: number.map { "2026-11-0\($0)T08:00:00.000001Z" }, tenant: "wieg",
            bron: "bestand", modus: "strict", door: "token 3 (proef)", bestanden: [],
            fouten: .init(aantal: errors, getoond: (0..<errors).map { _ in issue }), waarschuwingen: .init())
    }

    /// A file that holds the word `fout` is refused.
    private func deliveries() throws -> DeliveryServices {
        let log = self.log
        let desk = DeliveryDesk(
            store: try UploadStore(root: self.root, limit: self.limit), now: { Date(timeIntervalSince1970: 1_800_000_000) },
            importer: { visitor, tenant, sources, choices, isDryRun, _ in
                let names = sources.map(\.name).joined(separator: "+")
                log.add("import \(tenant.id) \(names) \(choices.mode.rawValue) \(choices.complete) \(isDryRun)")
                if names.contains("fout") { return Self.receipt(.rejected, errors: 1200) }
                return isDryRun ? Self.receipt(.dryRun) : Self.receipt(.committed, number: 8)
            }, rejections: { _, _, _ in [] })
        return DeliveryServices(
            list: { _, _, _, _ in DeliveryList(entries: [], total: 0) },
            entry: { _, tenant, number in tenant.id == Fake.wieg.id && number < 8 ? Self.entry(number) : nil },
            rejections: { _, _, _ in [] }, undoPreview: { _, _, _ in throw WebProblem.notFound },
            undo: { _, _, _ in throw WebProblem.notFound }, noteDownload: { _, _, _ in }, localTime: { _ in "" },
            localTimeOf: { $0 }, desk: desk)
    }

    /// Uploads that are still there.
    var left: [String] { (try? FileManager.default.contentsOfDirectory(atPath: self.root)) ?? [] }

    func website() async throws -> Website {
        try await Website(
            services: try self.services(), dashboards: try DashboardFile.load(directory: Repository.path("dashboards")),
            settings: WebsiteSettings(version: "1.0"))
    }

    func test<Value>(_ body: @Sendable (any TestClientProtocol) async throws -> Value) async throws -> Value {
        defer { try? FileManager.default.removeItem(atPath: self.root) }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = try await self.website().application(
            configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: logger)
        return try await application.test(.router, body)
    }
}

extension TestClientProtocol {
    /// The answer to a body sent as it is.
    func send(_ uri: String, _ body: String, _ type: String?, _ headers: HTTPFields) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = type
        return try await self.execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body)) { $0 }
    }
}

extension TestResponse {
    /// The answer as JSON.
    var json: [String: Any] {
        get throws { try JSONSerialization.jsonObject(with: Data(self.text.utf8)) as? [String: Any] ?? [:] }
    }
}
