import Compliance
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Indicators
import Logging
import Storage
import Synchronization

@testable import Ingest
@testable import Web

/// Uploaded files without a database.
final class FakeEvidence: Sendable {
    struct State {
        var kept: [KeptEvidence] = []
        var entered: [(row: EnteredRow, file: EvidenceFile?)] = []
        /// What the next rows become; committed when there is none.
        var outcomes: [EntryOutcome] = []
        var isDamaged = false
    }

    let state = Mutex(State())

    static let pdf = Array("%PDF-1.7\nVOG\n%%EOF\n".utf8)
    static let hash = String(repeating: "ab", count: 32)

    static let version = EvidenceVersion(
        fileName: "vog \"An\".pdf", form: "pdf", bytes: 19, sha256: hash, validFrom: Day(year: 2026, month: 2, day: 1),
        description: "<b>VOG</b>", clauses: "hkz:5", isWithdrawn: false, moment: 9,
        origin: RowOrigin(delivery: 9, actor: "bea@example.nl", committedAt: "2026-11-14T08:12:33.123456Z"))
    static let entry = EvidenceEntry(
        number: "bewijs-9", current: version, versions: 2,
        links: [.registration(number: "R1", kind: "VOG", employee: "M1"), .document(number: "O/1", kind: "meldcode")])

    private func services(_ root: String) throws -> EvidenceServices {
        EvidenceServices(
            desk: EvidenceDesk(
                store: try UploadStore(root: root, limit: EvidenceDesk.mostBytes), now: { Date(timeIntervalSince1970: 0) }),
            keep: { _, _, kept in
                self.state.withLock { state in
                    state.kept.append(kept)
                    return state.outcomes.isEmpty ? .committed(13) : state.outcomes.removeFirst()
                }
            },
            open: { _, _, number, sha256 in
                guard number == Self.entry.number, sha256 == Self.hash else { return nil }
                if self.state.withLock({ $0.isDamaged }) { throw EvidenceProblem.damaged(number) }
                return StoredEvidence(
                    name: Self.version.fileName, contentType: "application/pdf", bytes: Self.pdf.count,
                    piece: { $0 < Self.pdf.count ? [Self.pdf[$0]] : nil })
            })
    }

    /// The site with these pages.
    func test(_ body: @Sendable (any TestClientProtocol, _ waiting: @Sendable () -> [String]) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "kz-evidence-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        var services = Fake.services()
        services.evidence = try self.services("\(root)/bewijs")
        let entries = EntryServices(
            isKnown: { _, _, _, _ in false }, look: { _, _, _, _ in nil }, freeNumber: { _, _ in "pagina-13" },
            enter: { _, _, row, file in
                self.state.withLock { state in
                    state.entered.append((row, file))
                    return state.outcomes.isEmpty ? .committed(13) : state.outcomes.removeFirst()
                }
            })
        services.deliveries = DeliveryServices(
            list: { _, _, _, _ in DeliveryList(entries: [], total: 0) }, entry: { _, _, _ in nil }, rejections: { _, _, _ in [] },
            undoPreview: { _, _, _ in throw WebProblem.notFound }, undo: { _, _, _ in throw WebProblem.notFound },
            noteDownload: { _, _, _ in }, localTime: { _ in "" }, localTimeOf: { _ in "14-11-2026 09:12" },
            desk: DeliveryDesk(
                store: try UploadStore(root: root, limit: 1 << 20), now: { Date(timeIntervalSince1970: 0) },
                importer: { _, _, _, _, _, _ in throw WebProblem.notFound }, rejections: { _, _, _ in [] }),
            entries: entries)
        let website = try await Website(
            services: services, dashboards: try DashboardFile.load(directory: Repository.path("dashboards")),
            settings: WebsiteSettings(version: "1.0"))
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = try website.application(
            configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: logger)
        try await application.test(.router) { client in
            try await body(client) { (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/bewijs")) ?? [] }
        }
    }
}

extension TestClientProtocol {
    /// The answer to a form with a file, the fields in order.
    func send(
        _ uri: String, _ fields: [(String, String)], file: (name: String, bytes: [UInt8])? = nil, _ headers: HTTPFields
    ) async throws -> TestResponse {
        var body = ByteBuffer()
        for (name, value) in fields {
            body.writeString("--grens\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        if let file {
            body.writeString(
                "--grens\r\nContent-Disposition: form-data; name=\"bewijsstuk\"; filename=\"\(file.name)\"\r\n\r\n")
            body.writeBytes(file.bytes)
            body.writeString("\r\n")
        }
        body.writeString("--grens--\r\n")
        var headers = headers
        headers[.contentType] = "multipart/form-data; boundary=grens"
        return try await self.execute(uri: uri, method: .post, headers: headers, body: body) { $0 }
    }
}
