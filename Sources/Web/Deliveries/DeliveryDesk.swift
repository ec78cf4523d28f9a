public import Domain
public import Identity
public import Ingest
internal import Logging
internal import Synchronization

public import struct Foundation.Date

/// Takes uploaded files through their dry run and their commit, in the background: a closed browser changes nothing.
///
/// What comes out is kept beside the files. Work that a stop of the server cuts off leaves the database as it was, and the
/// files where they are.
public actor DeliveryDesk {
    /// Runs one import: the same one as the command's.
    public typealias Importer =
        @Sendable (
            _ visitor: Visitor, _ tenant: Tenant, _ sources: [any ByteSource], _ choices: DeliveryChoices, _ isDryRun: Bool,
            _ progress: @escaping @Sendable (DeliveryProgress) -> Void
        ) async throws -> DeliveryReceipt
    /// The errors of a committed delivery's rejected rows.
    public typealias Rejections = @Sendable (_ visitor: Visitor, _ tenant: Tenant, _ number: Int) async throws -> [DeliveryIssue]

    /// How far a piece of work is.
    struct Status: Sendable, Hashable {
        let work: DeliveryWork
        /// Changes of the tenant that come first; 0 = it has begun.
        let ahead: Int
        let progress: DeliveryProgress?
    }

    private struct Job {
        let upload: UploadedDelivery
        let work: DeliveryWork
        let visitor: Visitor
        let tenant: Tenant
        let progress = LatestProgress()
        var task: Task<Void, Never>?
    }

    nonisolated let store: UploadStore
    /// The instant, from outside.
    nonisolated let now: @Sendable () -> Date
    private nonisolated let importer: Importer
    private let rejections: Rejections
    private let logger = Logger(label: "kraamzicht.leveringen")
    private var jobs: [String: Job] = [:]
    private var lines = WorkLines()
    private var isStopping = false

    public init(
        store: UploadStore, now: @escaping @Sendable () -> Date, importer: @escaping Importer, rejections: @escaping Rejections
    ) {
        self.store = store
        self.now = now
        self.importer = importer
        self.rejections = rejections
    }

    /// Begins, or waits its turn. Does nothing when the upload is being worked on already.
    func start(_ work: DeliveryWork, on upload: UploadedDelivery, for visitor: Visitor, in tenant: Tenant) throws {
        guard self.jobs[upload.id] == nil, !self.isStopping else { return }
        try self.store.set(.begun(work), of: upload)
        self.jobs[upload.id] = Job(upload: upload, work: work, visitor: visitor, tenant: tenant)
        if self.lines.arrived(upload.id, in: tenant.id) { self.begin(upload.id) }
    }

    /// nil when nothing is being done on the upload.
    func status(of upload: UploadedDelivery) -> Status? {
        guard let job = self.jobs[upload.id] else { return nil }
        return Status(
            work: job.work, ahead: self.lines.place(of: upload.id, in: job.tenant.id) ?? 0, progress: job.progress.value)
    }

    /// Ends the work and waits until it has ended. Returns the number of the delivery when the commit could not be stopped
    /// any more; else nothing was committed and the upload is gone.
    func cancel(_ upload: UploadedDelivery) async -> Int? {
        if let job = self.jobs[upload.id] {
            if let task = job.task {
                task.cancel()
                await task.value
            } else {
                self.end(upload.id)
            }
        }
        if case .committed(let number, _) = self.store.outcome(of: upload) { return number }
        self.store.remove(upload)
        return nil
    }

    /// Ends all work, and waits until it has ended; for the stop of the server.
    public func stop() async {
        self.isStopping = true
        let tasks = self.jobs.values.compactMap(\.task)
        for id in self.jobs.filter({ $0.value.task == nil }).keys { self.end(id) }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }

    /// Takes files through one import for a caller who waits, and removes them. Lines up behind no other work: the tenant's lock does.
    nonisolated func deliver(
        _ upload: UploadedDelivery, isDryRun: Bool, for visitor: Visitor, in tenant: Tenant
    ) async throws -> DeliveryReceipt {
        defer { self.store.remove(upload) }
        let sources = try await self.sources(of: upload)
        var receipt = try await self.importer(visitor, tenant, sources, upload.choices, isDryRun, { _ in })
        receipt.fouten.getoond = Array(receipt.fouten.getoond.prefix(DeliveryReceipt.Issues.mostListed))
        return receipt
    }

    /// Removes uploads of more than a day old.
    public func sweep() { self.store.sweep(now: self.now(), except: Set(self.jobs.keys)) }

    private func begin(_ id: String) {
        guard let job = self.jobs[id] else { return }
        self.jobs[id]?.task = Task { await self.run(job) }
    }

    private func run(_ job: Job) async {
        do {
            let outcome = try await self.outcome(of: job)
            if case .committed = outcome {
                try? self.store.set(outcome, of: job.upload)
                self.store.removeFiles(of: job.upload)
            } else {
                try self.store.set(outcome, of: job.upload)
            }
        } catch {
            // A cancelled one leaves no outcome: it is removed, or told as cut off by the stop of the server.
            if !Task.isCancelled {
                self.logger.error("work failed", metadata: ["error": "\(String(reflecting: type(of: error)))"])
                try? self.store.set(.failed(DeliveryProblem.sentence(of: error)), of: job.upload)
            }
        }
        self.end(job.upload.id)
    }

    private func end(_ id: String) {
        guard let job = self.jobs.removeValue(forKey: id) else { return }
        guard let next = self.lines.left(id, in: job.tenant.id), !self.isStopping else { return }
        self.begin(next)
    }

    private func outcome(of job: Job) async throws -> UploadOutcome {
        let sources = try await self.sources(of: job.upload)
        let isDryRun = job.work == .checking
        var receipt = try await self.importer(
            job.visitor, job.tenant, sources, job.upload.choices, isDryRun, { job.progress.set($0) })
        guard let number = receipt.levering else {
            let rejects = try await self.rejects(of: receipt, sources, receipt.fouten.getoond, job.upload)
            receipt.fouten.getoond = Array(receipt.fouten.getoond.prefix(DeliveryReceipt.Issues.mostListed))
            return .checked(receipt, rejects: rejects)
        }
        // It is committed: whatever goes wrong now may not make it look otherwise.
        try? self.store.set(.committed(number, rejects: []), of: job.upload)
        guard receipt.fouten.aantal > 0 else { return .committed(number, rejects: []) }
        do {
            let issues = try await self.rejections(job.visitor, job.tenant, number)
            return .committed(number, rejects: try await self.rejects(of: receipt, sources, issues, job.upload))
        } catch {
            return .committed(number, rejects: [])
        }
    }

    /// Not on the desk: opening a ZIP reads its directory.
    private nonisolated func sources(of upload: UploadedDelivery) async throws -> [any ByteSource] {
        try self.store.paths(of: upload).flatMap { path, name in
            do {
                return try DeliverySources.open(path: path, name: name)
            } catch let problem as FileProblem {
                throw FileProblem(problem.code, line: problem.line, "\(name): \(problem.message)")
            }
        }
    }

    private func rejects(
        of receipt: DeliveryReceipt, _ sources: [any ByteSource], _ issues: [DeliveryIssue], _ upload: UploadedDelivery
    ) async throws -> [RejectsEntry] {
        guard !issues.isEmpty else { return [] }
        let files = try await RejectedRows.files(of: receipt, from: sources, issues: issues)
        return try self.store.keep(rejects: files.filter { $0.count > 0 }.map { ($0.name, $0.bytes) }, of: upload)
    }
}

/// The latest progress of one import, told from another thread.
private final class LatestProgress: Sendable {
    private let latest = Mutex<DeliveryProgress?>(nil)

    var value: DeliveryProgress? { self.latest.withLock { $0 } }

    func set(_ progress: DeliveryProgress) { self.latest.withLock { $0 = progress } }
}
