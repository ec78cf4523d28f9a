internal import Domain
internal import Postgres

/// Reference rows that are computed, not typed: every day's werkdagen and the codes of `EndReason`.
enum ReferenceData {
    /// The days covered: from before the earliest event date (1990) to well after the latest (one year ahead).
    private static let days = (Day(year: 1949, month: 12, day: 1)!, Day(year: 2101, month: 1, day: 1)!)

    /// Fills what is missing; running it again changes nothing.
    static func fill(on connection: Connection) async throws {
        try await connection.withTransaction() { transaction in
            if try await transaction.query("SELECT 1 FROM reference.werkdag LIMIT 1").isEmpty {
                try await transaction.copyIn("COPY reference.werkdag (day, is_werkdag, third_after) FROM STDIN") { sink in
                    try self.werkdagRows { try sink.write($0) }
                }
            }
            if try await transaction.query("SELECT 1 FROM reference.reden_beeindiging LIMIT 1").isEmpty {
                for (source, codes) in EndReason.meanings {
                    for (code, meaning) in codes {
                        let cbs: String? = if case .ends(let cbs) = meaning { cbs } else { nil }
                        try await transaction.execute(
                            "INSERT INTO reference.reden_beeindiging (source, code, cbs) VALUES (\(source.rawValue), \(code), \(cbs))"
                        )
                    }
                }
            }
        }
    }

    private static func werkdagRows(_ write: ([UInt8]) throws -> Void) throws {
        var text = ""
        for number in self.days.0.number...self.days.1.number {
            let day = Day(number: number)
            text += "\(day.iso)\t\(Werkdagen.isWerkdag(day) ? "t" : "f")\t\(Werkdagen.deadline(after: day, count: 3).iso)\n"
            if text.utf8.count > 60_000 {
                try write(Array(text.utf8))
                text = ""
            }
        }
        try write(Array(text.utf8))
    }
}
