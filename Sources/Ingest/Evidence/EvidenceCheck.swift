internal import Postgres
public import Storage

extension TenantReader {
    /// Which uploaded files are not what they were, in words; empty when all are. Reads every byte of them.
    public nonisolated(nonsending) borrowing func evidenceProblems() async throws -> [String] {
        let rows = try await self.query(
            """
            SELECT b.bewijs_nr, b.bestand, b.sha256, b.bytes FROM bewijzen b
            GROUP BY b.bewijs_nr, b.bestand, b.sha256, b.bytes ORDER BY b.bewijs_nr COLLATE "C", b.sha256
            """)
        var wholes: [String: Bool] = [:]
        var problems: [String] = []
        for row in rows {
            let hash = try row.decode(String.self, "sha256")
            let isWhole: Bool
            if let known = wholes[hash] {
                isWhole = known
            } else {
                isWhole = try await self.isEvidenceWhole(hash, bytes: try row.decode(Int.self, "bytes"))
                wholes[hash] = isWhole
            }
            guard !isWhole else { continue }
            let (number, name) = (try row.decode(String.self, "bewijs_nr"), try row.decode(String.self, "bestand"))
            problems.append("bewijzen: het bestand ‘\(name)’ van \(number) is beschadigd of ontbreekt")
        }
        return problems
    }
}
