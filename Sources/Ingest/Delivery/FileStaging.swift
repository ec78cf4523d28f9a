internal import Domain
internal import Postgres
internal import Storage
internal import Synchronization

/// Brings one file's rows onto the stage.
struct FileStaging {
    let file: InspectedFile
    let kind: DeliveryFile
    let importDay: Day
    let progress: @Sendable (DeliveryProgress) -> Void

    struct Outcome: Sendable {
        var rows = 0
        /// Why the file turned out unreadable half-way; nothing of it is then on the stage.
        var problem: FileProblem?
    }

    nonisolated(nonsending) func run(on writer: borrowing TenantWriter) async throws -> Outcome {
        guard let header = self.file.header, let encoding = self.file.encoding else { return Outcome() }
        let staging = RowStaging(
            file: self.kind, position: self.file.position, header: header, importDay: self.importDay,
            missingColumn: self.file.missingColumn)
        let (source, progress) = (self.file.source, self.progress)
        let outcome = Mutex(Outcome())
        try await writer.copyIn(staging.statement) { sink in
            do {
                let rows = try Self.stage(source, encoding, header, staging, into: sink) {
                    progress(.reading(file: source.name, rows: $0))
                }
                outcome.withLock { $0.rows = rows }
            } catch let problem as FileProblem {
                outcome.withLock { $0.problem = problem }
            }
        }
        let result = outcome.withLock { $0 }
        if result.problem != nil {
            try await writer.execute(
                "DELETE FROM staged_\(trusted: self.kind.name) WHERE file = \(Int32(self.file.position))")
        }
        return result
    }

    private static func stage(
        _ source: some ByteSource, _ encoding: TextEncoding, _ header: Header, _ staging: RowStaging,
        into sink: borrowing CopySink, progress: (Int) throws -> Void
    ) throws -> Int {
        let reader = try RecordReader(source, encoding: encoding, delimiter: header.delimiter)
        return try staging.stage(reader, into: sink, progress: progress)
    }
}
