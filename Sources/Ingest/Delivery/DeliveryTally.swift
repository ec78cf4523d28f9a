/// The counts of a delivery while it is taken, per file.
struct DeliveryTally {
    private let files: [InspectedFile]
    private var rows: [Int: Int] = [:]
    private var repeated: [Int: Int] = [:]
    private var counts: [Int: RowCounts] = [:]
    /// Problems of files as a whole, by the file's position.
    private(set) var problems: [(file: Int, problem: InspectedFile.Problem)] = []
    /// Whether something stops the delivery whatever its mode.
    private(set) var isBlocked = false

    init(files: [InspectedFile]) {
        self.files = files
    }

    mutating func add(problemsOf file: InspectedFile, mode: DeliveryOptions.Mode) {
        self.problems += file.problems.map { (file.position, $0) }
        // Partial stages the rows of a file without a required column, to reject them one by one; strict does not.
        if mode == .strict, file.missingColumn != nil { self.unread.insert(file.position) }
    }

    mutating func add(rows: Int, problem: FileProblem?, of file: InspectedFile) {
        self.rows[file.position] = rows
        guard let problem else { return }
        self.unread.insert(file.position)
        self.problems.append(
            (
                file.position,
                InspectedFile.Problem(line: problem.line, column: "", code: problem.code.rawValue, message: problem.message)
            ))
    }

    /// The rows that were staged.
    func rows(of files: [InspectedFile]) -> Int { files.reduce(0) { $0 + (self.rows[$1.position] ?? 0) } }

    /// Whether the rows of a file, or the last of them, never came on the stage.
    func isUnread(_ file: InspectedFile) -> Bool { self.unread.contains(file.position) }

    private var unread: Set<Int> = []

    mutating func add(counts: [Int: RowCounts], repeated: [Int: Int], of members: [InspectedFile]) {
        for file in members {
            self.counts[file.position] = counts[file.position]
            self.repeated[file.position] = repeated[file.position]
        }
    }

    /// Rows that a complete file withdraws by their absence count as its own.
    mutating func add(withdrawn: Int, of file: InspectedFile) {
        self.counts[file.position, default: RowCounts()].withdrawn += withdrawn
        self.absent[file.position, default: 0] += withdrawn
    }

    private var absent: [Int: Int] = [:]

    mutating func block(file: InspectedFile, code: String, message: String) {
        self.isBlocked = true
        self.problems.append((file.position, InspectedFile.Problem(line: 1, column: "", code: code, message: message)))
    }

    /// The files' lines of the receipt; `rejected` counts rejected rows per file.
    func receipts(rejected: [Int: Int]) -> [DeliveryReceipt.File] {
        self.files.map { file in
            let counts = self.counts[file.position] ?? RowCounts()
            let rowWithdrawals = counts.withdrawn - (self.absent[file.position] ?? 0)
            return DeliveryReceipt.File(
                bestand: file.name, soort: file.kind?.name, sha256: file.sha256, codering: file.encoding?.rawValue,
                scheidingsteken: file.header?.delimiter.dutchName,
                kolommen: file.knownColumns,
                onbekende_kolommen: file.unknownColumns, rijen: self.rows[file.position] ?? 0, nieuw: counts.new,
                gewijzigd: counts.changed,
                ongewijzigd: counts.accepted - counts.new - counts.changed - rowWithdrawals + (self.repeated[file.position] ?? 0),
                ingetrokken: counts.withdrawn, afgekeurd: rejected[file.position] ?? 0)
        }
    }
}

extension RowCounts {
    mutating func add(_ other: RowCounts) {
        self.new += other.new
        self.changed += other.changed
        self.withdrawn += other.withdrawn
        self.accepted += other.accepted
    }
}
