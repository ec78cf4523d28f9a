public import Disclosure
internal import Domain

/// A release as it stands with the gemeente, byte for byte as it was handed over.
public struct StoredRelease: Sendable {
    public struct Table: Sendable {
        public let name: String
        /// Its file in the open form.
        public let csv: String
        public let cells: CellTable
    }

    public struct Withdrawal: Sendable, Hashable {
        /// In UTC.
        public let at: String
        public let reason: String
    }

    public let number: Int
    public let manifest: ReleaseManifest
    /// The manifest as it was released, of which ``sha256`` is.
    let described: String
    public let sha256: String
    public let tables: [Table]
    public let withdrawal: Withdrawal?

    public func table(_ name: String) -> Table? { self.tables.first { $0.name == name } }

    /// What does not agree with the hashes it was released with, in Dutch; empty when it is whole.
    static func problems(number: Int, manifest: String, sha256: String, tables: [(name: String, csv: String)]) throws -> [String]
    {
        guard FileHash.sha256(manifest) == sha256 else { return ["uitgave \(number): de beschrijving is veranderd"] }
        let named = try ReleaseManifest(json: manifest).tabellen
        var problems = tables.filter { table in
            named.first { $0.naam == table.name }?.sha256 != FileHash.sha256(table.csv)
        }.map { "uitgave \(number): tabel \($0.name) is veranderd" }
        problems += named.filter { entry in !tables.contains { $0.name == entry.naam } }
            .map { "uitgave \(number): tabel \($0.naam) ontbreekt" }
        return problems
    }
}
