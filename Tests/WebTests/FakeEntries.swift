import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Indicators
import Logging
import Synchronization

@testable import Identity
@testable import Ingest
@testable import Web

/// Rows without a database: one known case, and what was entered.
final class FakeEntries: Sendable {
    struct State {
        var entered: [EnteredRow] = []
        var looked: [String] = []
        /// What the next rows become; committed when there is none.
        var outcomes: [EntryOutcome] = []
        var isBusy = false
        /// The measure that is known, whatever its number.
        var measure: KnownRow?
    }

    static let known = KnownRow(
        moment: 7, delivery: 5, actor: "bea@example.nl", committedAt: "2026-11-14T08:12:33.123456Z", isWithdrawn: false,
        values: [
            "casus_nr": "C1", "client_nr": "K1", "gemeente": "GM0363", "ontvangen_op": "2026-01-05", "verwijzer": "huisarts",
            "kwetsbaarheid": "kind|ouders", "geboren_of_uitgerekend_op": "2026-01-20", "wijkteam": "<b>Noord</b>\nen West",
            "kosten": "12,5", "wet": "wmo",
        ])

    let state = Mutex(State())

    var services: EntryServices {
        EntryServices(
            isKnown: { _, _, _, keys in keys == ["C1"] || keys == ["M1"] },
            look: { _, _, form, keys in
                let measure = self.state.withLock { state in
                    state.looked.append("\(form.kind) \(keys.joined(separator: "+"))")
                    return state.measure
                }
                if form.kind == "maatregelen", let measure { return EntryLook(row: measure, referring: []) }
                guard form.kind == "casussen", keys == ["C1"] else { return nil }
                return EntryLook(row: Self.known, referring: [("inzet", 1), ("doelen", 1_200)])
            },
            freeNumber: { _, _ in "pagina-13" },
            enter: { _, _, row, _ in
                try self.state.withLock { state in
                    if state.isBusy {
                        throw IngestError(.busy, "er wordt een andere levering verwerkt", hint: "probeer het opnieuw")
                    }
                    state.entered.append(row)
                    return state.outcomes.isEmpty ? .committed(13) : state.outcomes.removeFirst()
                }
            })
    }

    /// The site with these pages.
    func test(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "kz-entry-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        var services = Fake.services()
        services.deliveries = DeliveryServices(
            list: { _, _, _, _ in DeliveryList(entries: [], total: 0) }, entry: { _, _, _ in nil }, rejections: { _, _, _ in [] },
            undoPreview: { _, _, _ in throw WebProblem.notFound }, undo: { _, _, _ in throw WebProblem.notFound },
            noteDownload: { _, _, _ in }, localTime: { _ in "" }, localTimeOf: { _ in "14-11-2026 09:12" },
            desk: DeliveryDesk(
                store: try UploadStore(root: root, limit: 1 << 20), now: { Date(timeIntervalSince1970: 0) },
                importer: { _, _, _, _, _, _ in throw WebProblem.notFound }, rejections: { _, _, _ in [] }),
            entries: self.services)
        let website = try await Website(
            services: services, dashboards: try DashboardFile.load(directory: Repository.path("dashboards")),
            settings: WebsiteSettings(version: "1.0"))
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = try website.application(
            configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: logger)
        try await application.test(.router, body)
    }
}
