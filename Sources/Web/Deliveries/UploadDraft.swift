internal import Domain
internal import Foundation

/// An upload while it comes in. What is not finished is removed, whatever became of the sender.
///
/// On a queue of its own: waiting for the disk holds up nothing else.
actor UploadDraft {
    private let executor = DiskExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    private let store: UploadStore
    private let id = FormToken.fresh()
    private var files: [UploadedDelivery.File] = []
    private var open: (name: String, handle: FileHandle, bytes: Int)?
    private var waiting: [UInt8] = []
    private var isFinished = false

    /// Written at once; a disk is asked once per so many bytes.
    private static let block = 256 * 1024

    init(in store: UploadStore) throws {
        self.store = store
        do { try UploadStore.makeFolder(store.folder(self.id)) } catch { throw UploadProblem.noSpace }
    }

    deinit {
        try? self.open?.handle.close()
        if !self.isFinished { self.store.removeFolder(self.id) }
    }

    /// Begins the next file.
    func begin(_ name: String) throws {
        let path = "\(self.store.folder(self.id))/\(self.files.count + 1)"
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw UploadProblem.noSpace }
        self.open = (name, handle, 0)
    }

    func write(_ bytes: [UInt8]) throws {
        self.waiting += bytes
        if self.waiting.count >= Self.block { try self.flush() }
    }

    /// Ends the file.
    func end() throws {
        try self.flush()
        guard let open = self.open else { return }
        self.open = nil
        do { try open.handle.close() } catch { throw UploadProblem.noSpace }
        self.files.append(UploadedDelivery.File(name: open.name, bytes: open.bytes))
    }

    /// Makes it an upload that waits.
    func finish(of account: UUID, in tenant: TenantID, choices: DeliveryChoices, at instant: Date) throws -> UploadedDelivery {
        let upload = UploadedDelivery(
            id: self.id, tenant: tenant.description, account: account, receivedAt: instant, files: self.files, choices: choices)
        do { try self.store.save(upload) } catch { throw UploadProblem.noSpace }
        self.isFinished = true
        return upload
    }

    private func flush() throws {
        guard !self.waiting.isEmpty, let handle = self.open?.handle else { return }
        do {
            try handle.write(contentsOf: self.waiting)
        } catch {
            throw UploadProblem.noSpace
        }
        self.open?.bytes += self.waiting.count
        self.waiting.removeAll(keepingCapacity: true)
    }
}

/// Runs an actor on a queue that may block.
private final class DiskExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "web.upload")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        self.queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
