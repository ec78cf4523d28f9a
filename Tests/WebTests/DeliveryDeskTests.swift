import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import Identity
@testable import Ingest
@testable import Web

struct DeliveryDeskTests {
    private let root = FileManager.default.temporaryDirectory.appending(path: "kz-desk-\(UUID().uuidString)").path

    /// An import that waits to be let through, or to be cancelled.
    private final class Gate: Sendable {
        private let state = Mutex<(open: Set<String>, begun: [String])>(([], []))
        var begun: [String] { self.state.withLock { $0.begun } }

        func open(_ name: String) { self.state.withLock { _ = $0.open.insert(name) } }

        func pass(_ name: String) async throws {
            self.state.withLock { $0.begun.append(name) }
            while !self.state.withLock({ $0.open.contains(name) }) { try await Task.sleep(for: .milliseconds(5)) }
        }
    }

    private func desk(
        _ gate: Gate? = nil, now: Date = Date(timeIntervalSince1970: 1_800_000_000), fails: Bool = false
    ) throws -> DeliveryDesk {
        DeliveryDesk(
            store: try UploadStore(root: self.root, limit: 1 << 20), now: { now },
            importer: { visitor, tenant, sources, choices, isDryRun, progress in
                progress(.reading(file: sources[0].name, rows: 7))
                try await gate?.pass(sources[0].name)
                if fails { throw StorageError(.resources, "SELECT geheim") }
                return DeliveryReceipt(
                    status: isDryRun ? .dryRun : .committed, levering: isDryRun ? nil : 3, stand: nil,
                    tenant: tenant.id.description, bron: "bestand", modus: choices.mode.rawValue, door: visitor.email,
                    bestanden: [], fouten: .init(), waarschuwingen: .init())
            },
            rejections: { _, _, _ in [] })
    }

    private func upload(_ name: String, in tenant: Tenant = Fake.wieg, _ desk: DeliveryDesk) async throws -> UploadedDelivery {
        let draft = try UploadDraft(in: desk.store)
        try await draft.begin(name)
        try await draft.write(Array("casus_nr\r\nC1\r\n".utf8))
        try await draft.end()
        return try await draft.finish(of: Fake.anna.accountID, in: tenant.id, choices: DeliveryChoices(), at: desk.now())
    }

    private func until(_ condition: () async -> Bool) async throws {
        for _ in 0..<1000 {
            if await condition() { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("it never came to that")
    }

    @Test func `a check leaves its receipt beside the files, a commit takes the files away`() async throws {
        defer { try? FileManager.default.removeItem(atPath: self.root) }
        let desk = try self.desk()
        let upload = try await self.upload("a.csv", desk)
        try await desk.start(.checking, on: upload, for: Fake.anna, in: Fake.wieg)
        try await self.until { await desk.status(of: upload) == nil }
        guard case .checked(let receipt, _) = desk.store.outcome(of: upload) else { return #expect(Bool(false)) }
        #expect(receipt.status == .dryRun && receipt.door == "anna@example.nl")
        let path = desk.store.paths(of: upload)[0].path
        #expect(FileManager.default.fileExists(atPath: path))
        let again = try UploadStore(root: self.root, limit: 1)
        #expect(again.outcome(of: upload) == desk.store.outcome(of: upload), "it outlives the server")

        try await desk.start(.committing, on: upload, for: Fake.anna, in: Fake.wieg)
        try await self.until { await desk.status(of: upload) == nil }
        #expect(desk.store.outcome(of: upload) == .committed(3, rejects: []))
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(await desk.cancel(upload) == 3, "what is committed is not cancelled")
    }

    @Test func `one change of a tenant at a time, tenants do not wait for each other`() async throws {
        defer { try? FileManager.default.removeItem(atPath: self.root) }
        let gate = Gate()
        let desk = try self.desk(gate)
        let (first, second) = (try await self.upload("1.csv", desk), try await self.upload("2.csv", desk))
        let other = try await self.upload("3.csv", in: Fake.zon, desk)
        for upload in [first, second] { try await desk.start(.checking, on: upload, for: Fake.anna, in: Fake.wieg) }
        try await desk.start(.checking, on: other, for: Fake.bram, in: Fake.zon)
        try await self.until { gate.begun.count == 2 }
        #expect(Set(gate.begun) == ["1.csv", "3.csv"])
        #expect(await desk.status(of: second)?.ahead == 1)
        #expect(await desk.status(of: first)?.progress == .reading(file: "1.csv", rows: 7))
        gate.open("1.csv")
        try await self.until { gate.begun.contains("2.csv") }
        #expect(await desk.status(of: second)?.ahead == 0)
        await desk.stop()
    }

    @Test func `cancelled work is gone, begun or waiting, and the next begins`() async throws {
        defer { try? FileManager.default.removeItem(atPath: self.root) }
        let gate = Gate()
        let desk = try self.desk(gate)
        var uploads: [UploadedDelivery] = []
        for name in ["1.csv", "2.csv", "3.csv"] { uploads.append(try await self.upload(name, desk)) }
        for upload in uploads { try await desk.start(.checking, on: upload, for: Fake.anna, in: Fake.wieg) }
        #expect(await desk.cancel(uploads[1]) == nil)
        try await self.until { gate.begun == ["1.csv"] }
        #expect(await desk.cancel(uploads[0]) == nil)
        try await self.until { gate.begun == ["1.csv", "3.csv"] }
        #expect(desk.store.all(in: Fake.wieg.id) == [uploads[2]])
        await desk.stop()
        #expect(
            desk.store.outcome(of: uploads[2]) == .begun(.checking), "a stop of the server leaves the files and says where it was"
        )
    }

    @Test func `a failure says nothing of the inside`() async throws {
        defer { try? FileManager.default.removeItem(atPath: self.root) }
        let desk = try self.desk(fails: true)
        let upload = try await self.upload("a.csv", desk)
        try await desk.start(.committing, on: upload, for: Fake.anna, in: Fake.wieg)
        try await self.until { await desk.status(of: upload) == nil }
        guard case .failed(let sentence) = desk.store.outcome(of: upload) else { return #expect(Bool(false)) }
        #expect(sentence.contains("er is niets vastgelegd") && !sentence.contains("SELECT"))
    }

    @Test func `an upload belongs to one person in one tenant`() async throws {
        defer { try? FileManager.default.removeItem(atPath: self.root) }
        let desk = try self.desk()
        let upload = try await self.upload("a.csv", desk)
        #expect(desk.store.find(upload.id, of: Fake.anna.accountID, in: Fake.wieg.id) == upload)
        #expect(desk.store.find(upload.id, of: Fake.bram.accountID, in: Fake.wieg.id) == nil)
        #expect(desk.store.find(upload.id, of: Fake.anna.accountID, in: Fake.zon.id) == nil)
        for id in ["", "..", "../" + upload.id, upload.id.uppercased() + "x"] {
            #expect(desk.store.find(id, of: Fake.anna.accountID, in: Fake.wieg.id) == nil)
        }
    }

    @Test func `after a day an upload is gone, and one that never ended too`() async throws {
        defer { try? FileManager.default.removeItem(atPath: self.root) }
        let desk = try self.desk()
        let upload = try await self.upload("a.csv", desk)
        await desk.sweep()
        #expect(desk.store.all(in: Fake.wieg.id) == [upload])
        desk.store.sweep(now: upload.keptUntil, except: [upload.id])
        #expect(desk.store.all(in: Fake.wieg.id) == [upload])
        desk.store.sweep(now: upload.keptUntil, except: [])
        #expect(desk.store.all(in: Fake.wieg.id).isEmpty)
        do { _ = try UploadDraft(in: desk.store) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.root).isEmpty, "a draft that is dropped leaves nothing")
    }

    @Test func `the folder is the server's alone`() throws {
        defer { try? FileManager.default.removeItem(atPath: self.root) }
        _ = try UploadStore(root: self.root, limit: 1)
        let mode = try FileManager.default.attributesOfItem(atPath: self.root)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o700)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: self.root)
        #expect(throws: WebError.self) { try UploadStore(root: self.root, limit: 1) }
    }
}
